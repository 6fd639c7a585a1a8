import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { PointsResult } from '@/lib/domain/analytics/points-result';
import { SOON_MONTHS } from '@/lib/domain/analytics/points-settings';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';
import { formatMonth } from '@/lib/format/dates';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type Props = { readonly result: PointsResult; readonly address: ReportAddress };

/** Whole points, for an estimate. */
const whole = (points: bigint) => (points / 100n) * 100n;

/** What is owed, what of it can be spent, what ends soon and what is expected. */
export function PointsLedger({ result, address }: Props) {
  const { t, locale, none, compact, share, points } = useReportWords(result.currency);
  const { facts } = result;
  const ofOpen = (part: bigint) => share(shareOfAmount(part, facts.outstanding));
  const soon = addMonths(monthOf(facts.asOfOn), SOON_MONTHS - 1);
  const { stillSpent, stillSpentLow, stillSpentHigh, judgedOpen } = facts;
  return (
    <LedgerStrip
      label={t('points.ledger')}
      figures={[
        {
          id: 'owed',
          label: t('points.owed'),
          value: compact(facts.owedMinor),
          note: t('points.owedNote', { points: points(facts.outstanding) }),
          href: cellHref(address, 'outstanding'),
        },
        {
          id: 'available',
          label: t('points.available'),
          value: points(facts.available),
          note: t('points.availableNote', { share: ofOpen(facts.available) }),
          href: cellHref(address, 'available'),
        },
        {
          id: 'pending',
          label: t('points.pending'),
          value: points(facts.pending),
          note: t('points.pendingNote'),
          href: cellHref(address, 'pending'),
        },
        {
          id: 'debt',
          label: t('points.debt'),
          value: points(facts.debt),
          note: t('points.debtNote'),
          href: cellHref(address, 'debt'),
        },
        {
          id: 'soon',
          label: t('points.soon', { month: formatMonth(soon, locale) }),
          value: points(facts.endsSoon),
          note: t('points.soonNote', { share: ofOpen(facts.endsSoon) }),
          href: cellHref(address, 'ends.soon'),
        },
        {
          id: 'still',
          label: t('points.still'),
          value: stillSpent === null ? none : points(whole(stillSpent)),
          note:
            stillSpentLow === null || stillSpentHigh === null || judgedOpen === null
              ? t('points.notYet')
              : t('points.stillNote', {
                  low: points(whole(stillSpentLow)),
                  high: points(whole(stillSpentHigh)),
                  open: points(whole(judgedOpen)),
                }),
        },
        {
          id: 'breakage',
          label: t('points.breakage'),
          value: share(facts.breakageShare),
          note:
            facts.breakageShare === null
              ? t('points.notYet')
              : t('points.breakageNote', {
                  low: share(facts.breakageLow),
                  high: share(facts.breakageHigh),
                }),
        },
      ]}
    />
  );
}
