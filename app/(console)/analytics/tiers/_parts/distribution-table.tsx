import { SimpleTable } from '@/components/table/simple-table';
import { formatDay } from '@/lib/format/dates';
import { formatShare } from '@/lib/format/numbers';
import { TierName } from '../../_parts/tier-name';
import { useReportWords } from '../../_parts/use-report-words';
import { distributionOf } from './distribution-of';
import type { TiersPart } from './tiers-part';

/** How many members showed each tier, month by month, with their shares, the latest first. */
export function DistributionTable({ result }: TiersPart) {
  const { t, locale, none, count } = useReportWords(result.currency);
  const { days, codes, membersOn, totalOn } = distributionOf(result);
  return (
    <SimpleTable
      caption={t('tables.tiers.distribution')}
      rows={days.toReversed()}
      rowKey={(day) => day}
      columns={[
        { id: 'day', header: t('columns.day'), cell: (day) => formatDay(day, locale) },
        ...codes.map((code) => ({
          id: code,
          header: <TierName tiers={result.tiers} code={code} />,
          isNumeric: true,
          cell: (day: string) => {
            const members = membersOn(day, code);
            if (members === undefined) return none;
            return (
              <>
                {count(members)}{' '}
                <small className="inline-block min-w-12 text-2xs text-ink-2">
                  {formatShare(members, totalOn(day), locale)}
                </small>
              </>
            );
          },
        })),
      ]}
    />
  );
}
