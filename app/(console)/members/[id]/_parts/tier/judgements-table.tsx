import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import type { ToldJudgement } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { useNeedWords } from './use-need-words';

type Props = { readonly judgements: readonly ToldJudgement[]; readonly currency: string };

/** How a member was judged, the latest first: what came of it, what was measured, by which version. */
export function JudgementsTable({ judgements, currency }: Props) {
  const t = useTranslations('memberTier');
  const locale = useLocale();
  const words = useNeedWords(currency);
  const nameOf = (tier: ToldJudgement['to']) =>
    tier === null ? t('history.below') : words.name(tier);
  return (
    <SimpleTable
      caption={t('history.caption')}
      rows={judgements}
      rowKey={({ judgementId }) => String(judgementId)}
      columns={[
        {
          id: 'day',
          header: t('history.day'),
          cell: ({ judgedOn, judgementId }) => (
            <span id={`judgement-${judgementId}`}>{formatDay(judgedOn, locale)}</span>
          ),
        },
        {
          id: 'what',
          header: t('history.what'),
          cell: ({ judgement }) => t(`history.judgements.${judgement}`),
        },
        {
          id: 'tier',
          header: t('history.tier'),
          cell: ({ from, to }) =>
            from?.tierId === to?.tierId
              ? nameOf(to)
              : t('history.change', { from: nameOf(from), to: nameOf(to) }),
        },
        {
          id: 'measured',
          header: t('history.measured'),
          cell: ({ needs }) => words.needs(needs),
        },
        {
          id: 'ladder',
          header: t('history.ladder'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ ladder, versionNo }) => (
            <span className="block py-1 whitespace-normal">
              {words.name(ladder)}
              {', '}
              {t('version', { no: formatCount(versionNo, locale) })}
            </span>
          ),
        },
      ]}
    />
  );
}
