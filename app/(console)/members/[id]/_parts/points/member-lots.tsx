import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { type PointsAccount, type ShownLot, SOON_DAYS } from '@/lib/domain/points/points-page';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { formatPoints } from '@/lib/format/points';
import { pointsHref } from './points-href';

type Props = { readonly memberId: number; readonly account: PointsAccount };

/** The open lots of a member in the order of consumption, with what ends soon marked. */
export function MemberLots({ memberId, account }: Props) {
  const t = useTranslations('points.lots');
  const locale = useLocale();
  const { lots, lotCount, available } = account;
  if (lots.length === 0) return null;
  return (
    <Section title={t('title')} tools={<p className="text-sm text-ink-2">{t('note')}</p>}>
      <SimpleTable
        caption={t('caption')}
        rows={lots}
        rowKey={(lot) => String(lot.lotId)}
        totals={[t('available'), '', formatPoints(available, locale)]}
        columns={[
          {
            id: 'ends',
            header: t('ends'),
            cell: (lot) => <LotEnd lot={lot} todayOn={account.todayOn} />,
          },
          {
            id: 'from',
            header: t('from'),
            cell: (lot) => <LotSource lot={lot} memberId={memberId} />,
          },
          { id: 'left', header: t('left'), isNumeric: true, cell: (lot) => <LotLeft lot={lot} /> },
        ]}
      />
      {lotCount > lots.length && (
        <p className="mt-1.5 px-2.5 text-sm text-ink-2">
          {t('more', { count: lotCount - lots.length })}
        </p>
      )}
    </Section>
  );
}

function LotEnd({ lot, todayOn }: { readonly lot: ShownLot; readonly todayOn: string }) {
  const t = useTranslations('points.lots');
  const locale = useLocale();
  const { lastOn, state, activatesOn } = lot;
  if (lastOn === null) return t('never');
  const days = daysBetween(todayOn, lastOn);
  const isSoon = state === 'available' && days < SOON_DAYS;
  return (
    <span className={isSoon ? 'font-[550] text-warning-text' : ''}>
      {formatDay(lastOn, locale)}
      {isSoon && (
        <small className="block text-xs font-normal">{t('inDays', { count: days })}</small>
      )}
      {state === 'pending' && activatesOn !== null && (
        <small className="block text-xs text-ink-2">
          {t('waiting', { day: formatDay(activatesOn, locale) })}
        </small>
      )}
    </span>
  );
}

function LotSource({ lot, memberId }: { readonly lot: ShownLot; readonly memberId: number }) {
  const t = useTranslations('points');
  const { kind, reason, seq } = lot;
  return (
    <TextLink href={pointsHref(memberId, { upTo: seq, open: seq })} title={t('entry.lot', { seq })}>
      {reason === null ? t(`kinds.${kind}`) : t(`reasons.${reason}`)}
    </TextLink>
  );
}

function LotLeft({ lot }: { readonly lot: ShownLot }) {
  const t = useTranslations('points.lots');
  const locale = useLocale();
  const { amount, remaining, held } = lot;
  return (
    <>
      <b className="font-[550]">{formatPoints(remaining, locale)}</b>
      {remaining < amount && (
        <small className="ml-1 text-xs text-ink-2">
          {t('of', { points: formatPoints(amount, locale) })}
        </small>
      )}
      {held > 0n && (
        <small className="block text-xs text-ink-2">
          {t('held', { points: formatPoints(held, locale) })}
        </small>
      )}
    </>
  );
}
