import { BarStrip } from '@/components/chart/bar-strip';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { formatDay } from '@/lib/format/dates';
import { cellHref, csvHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { OutlookHow } from './outlook-how';
import type { OutlookPart } from './outlook-part';

const percent = (ratio: number) => String(Math.round(ratio * 100));

/** How many members buy on with which chance, and what is expected of them. */
export function ChancesTable({ result, address, cell }: OutlookPart) {
  const { t, locale, count } = useReportWords(result.currency);
  const { facts, tables } = result;
  const most = Math.max(...tables.chances.map((row) => row.customers), 1);
  return (
    <ChartFrame
      title={t('tables.outlook.chances')}
      subtitle={t('outlook.chancesNote')}
      how={<OutlookHow />}
      csvHref={csvHref(address, 'chances')}
      fileName={`outlook-chances-${facts.scoredOn}`}
      provenance={t('outlook.provenance', {
        day: formatDay(facts.scoredOn ?? '', locale),
        zone: facts.timeZone,
        count: facts.customers,
      })}
    >
      <SimpleTable
        caption={t('tables.outlook.chances')}
        rows={tables.chances}
        rowKey={(row) => String(row.bin)}
        isCurrent={(row) => cell === `chance-${row.bin}`}
        columns={[
          {
            id: 'chance',
            header: t('tables.outlook.chances'),
            cell: (row) =>
              t('outlook.chance', { from: percent(row.chanceFrom), to: percent(row.chanceTo) }),
          },
          {
            id: 'bar',
            header: <span className="sr-only">{t('columns.customersShare')}</span>,
            isSecondary: true,
            cell: (row) => <BarStrip ratio={row.customers / most} className="min-w-8" />,
          },
          {
            id: 'customers',
            header: t('columns.customers'),
            isNumeric: true,
            cell: (row) => (
              <TextLink
                href={cellHref(address, `chance-${row.bin}`)}
                scroll={false}
                className="text-ink no-underline hover:underline"
              >
                {count(row.customers)}
              </TextLink>
            ),
          },
          {
            id: 'expected30',
            header: t('columns.expected30'),
            isNumeric: true,
            cell: (row) => count(Math.round(row.expected30)),
          },
        ]}
      />
    </ChartFrame>
  );
}
