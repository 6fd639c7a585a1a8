import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import {
  type HouseholdLot,
  type HouseholdView,
  SHOWN_HOUSEHOLD_LOTS,
} from '@/lib/domain/households/household-view';
import { memberCode } from '@/lib/domain/members/states';
import { toPoints } from '@/lib/domain/shared/points';
import { formatDay } from '@/lib/format/dates';
import { formatPoints } from '@/lib/format/points';
import { pointsHref } from '../points/points-href';

type Props = {
  readonly household: HouseholdView;
  readonly lots: readonly HouseholdLot[];
};

/** What the household can spend together, lot by lot in the order it goes, and whose each is. */
export function HouseholdLots({ household, lots }: Props) {
  const t = useTranslations('members.household');
  const points = useTranslations('points');
  const locale = useLocale();
  const { available } = household;
  if (available === null) return null;
  return (
    <Section title={t('lotsTitle')} note={t('lotsNote')}>
      {lots.length === 0 ? (
        <p className="text-sm text-ink-2">{t('lotsNone')}</p>
      ) : (
        <SimpleTable
          caption={t('lotsCaption')}
          rows={lots}
          rowKey={(lot) => String(lot.lotId)}
          totals={[t('together'), '', formatPoints(available, locale), '']}
          columns={[
            {
              id: 'ends',
              header: points('lots.ends'),
              cell: ({ lastOn }) =>
                lastOn === null ? points('lots.never') : formatDay(lastOn, locale),
            },
            {
              id: 'whose',
              header: t('whose'),
              cell: ({ memberId, name }) => (
                <TextLink href={`/members/${memberId}`}>
                  {name === '' ? memberCode(memberId) : name}
                </TextLink>
              ),
            },
            {
              id: 'left',
              header: points('lots.left'),
              isNumeric: true,
              cell: ({ remaining, held }) => formatPoints(toPoints(remaining - held), locale),
            },
            {
              id: 'from',
              header: points('lots.from'),
              cell: ({ memberId, seq, reason, kind }) => (
                <TextLink
                  href={pointsHref(memberId, { upTo: seq, open: seq })}
                  title={points('entry.lot', { seq })}
                >
                  {reason === null ? points(`kinds.${kind}`) : points(`reasons.${reason}`)}
                </TextLink>
              ),
            },
          ]}
        />
      )}
      {lots.length === SHOWN_HOUSEHOLD_LOTS && (
        <p className="mt-1.5 px-2.5 text-sm text-ink-2">{t('lotsMore', { count: lots.length })}</p>
      )}
    </Section>
  );
}
