import { ChartFrame } from '@/components/chart/chart-frame';
import { GroupGlyph } from '@/components/chart/group-glyph';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { gridCellsOf } from '@/lib/domain/analytics/rfm-groups';
import type { RfmGroupRow, RfmResult } from '@/lib/domain/analytics/rfm-result';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { RfmHow } from './rfm-how';
import { useRfmProvenance } from './rfm-provenance';

type Props = {
  readonly result: RfmResult;
  readonly cell: string | undefined;
  readonly address: ReportAddress;
};

/** The named groups with their sizes; a row opens its members. */
export function RfmGroupsTable({ result, cell, address }: Props) {
  const { t, count, share, compact, whole } = useReportWords(result.currency);
  const provenance = useRfmProvenance(result);
  const { facts } = result;
  const title = t('tables.rfm.groups');
  return (
    <ChartFrame
      title={title}
      subtitle={t('rfm.groupsNote')}
      how={<RfmHow result={result} />}
      csvHref={csvHref(address, 'groups')}
      fileName={`rfm-groups-${facts.asOfOn}`}
      provenance={provenance}
    >
      <SimpleTable
        caption={title}
        rows={result.tables.groups}
        rowKey={(row) => row.group}
        isCurrent={(row) => cell === `group-${row.group}`}
        columns={[
          {
            id: 'group',
            header: t('columns.group'),
            cell: (row: RfmGroupRow) => (
              <span className="flex items-center gap-2.5">
                <GroupGlyph
                  cells={gridCellsOf(row.group).map(({ r, f }) => ({ column: r, row: f }))}
                />
                <TextLink
                  href={cellHref(address, `group-${row.group}`)}
                  scroll={false}
                  className="text-ink no-underline hover:underline"
                >
                  {t(`groups.${row.group}`)}
                </TextLink>
              </span>
            ),
          },
          {
            id: 'customers',
            header: t('columns.customers'),
            isNumeric: true,
            cell: (row) => count(row.customers),
          },
          {
            id: 'customersShare',
            header: t('metrics.share'),
            isNumeric: true,
            isQuiet: true,
            cell: (row) => share(row.customersShare),
          },
          {
            id: 'revenue',
            header: t('columns.revenue'),
            isNumeric: true,
            cell: (row) => compact(row.revenueMinor),
          },
          {
            id: 'revenueShare',
            header: t('metrics.share'),
            isNumeric: true,
            isQuiet: true,
            cell: (row) => share(row.revenueShare),
          },
          {
            id: 'average',
            header: t('columns.averageReceipt'),
            isNumeric: true,
            cell: (row) => whole(row.averageReceiptMinor),
          },
        ]}
        totals={[
          t('rfm.allBuyers'),
          count(facts.customers),
          share(facts.customers > 0 ? 1 : null),
          compact(facts.revenueMinor),
          share(facts.customers > 0 ? 1 : null),
          whole(facts.averageReceiptMinor),
        ]}
      />
    </ChartFrame>
  );
}
