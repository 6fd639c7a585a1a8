import { SimpleTable } from '@/components/table/simple-table';
import { formatDay } from '@/lib/format/dates';
import { formatShare } from '@/lib/format/numbers';
import { useReportWords } from '../../_parts/use-report-words';
import { TierName } from './tier-name';
import { TiersFrame } from './tiers-frame';
import type { TiersPart } from './tiers-part';

/** How many members showed each tier, month by month, with their shares. */
export function DistributionTable({ result, address }: TiersPart) {
  const { t, locale, none, count } = useReportWords(result.currency);
  const rows = result.tables.distribution;
  const days = [...new Set(rows.map(({ day }) => day))].toReversed();
  const codes = [...result.tiers.map(({ code }) => code), 'none'].filter((code) =>
    rows.some(({ tier }) => tier === code),
  );
  const of = (day: string) => rows.filter((row) => row.day === day);
  const total = (day: string) => of(day).reduce((sum, { customers }) => sum + customers, 0);
  return (
    <TiersFrame
      result={result}
      address={address}
      table="distribution"
      note={t('tiers.distributionNote')}
    >
      <SimpleTable
        caption={t('tables.tiers.distribution')}
        rows={days}
        rowKey={(day) => day}
        columns={[
          { id: 'day', header: t('columns.day'), cell: (day) => formatDay(day, locale) },
          ...codes.map((code) => ({
            id: code,
            header: <TierName tiers={result.tiers} code={code} />,
            isNumeric: true,
            cell: (day: string) => {
              const members = of(day).find(({ tier }) => tier === code)?.customers;
              if (members === undefined) return none;
              return (
                <>
                  {count(members)}{' '}
                  <small className="inline-block min-w-12 text-2xs text-ink-2">
                    {formatShare(members, total(day), locale)}
                  </small>
                </>
              );
            },
          })),
        ]}
      />
    </TiersFrame>
  );
}
