import { ChartFrame } from '@/components/chart/chart-frame';
import { HeatLegend } from '@/components/chart/heat-legend';
import { HeatTable } from '@/components/chart/heat-table';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextLink } from '@/components/ui/text-link';
import { type Band, bandsOf } from '@/lib/domain/analytics/rfm-bands';
import type { RfmMatrixCell, RfmResult } from '@/lib/domain/analytics/rfm-result';
import { RFM_METRICS, type RfmMetric } from '@/lib/domain/analytics/rfm-settings';
import { cellHref, csvHref, type ReportAddress, withParam } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { matrixScale, SHOWN, sumCells } from './matrix-cells';
import { RfmHow } from './rfm-how';
import { useRfmProvenance } from './rfm-provenance';

type Props = {
  readonly result: RfmResult;
  readonly metric: RfmMetric;
  readonly m: string | undefined;
  readonly cell: string | undefined;
  readonly address: ReportAddress;
};

const SCORES = [1, 2, 3, 4, 5] as const;

/** The recency by frequency grid with its measure, its tools and how it is computed. */
export function RfmMatrix(props: Props) {
  const { result, metric, m, address } = props;
  const { t } = useReportWords(result.currency);
  const provenance = useRfmProvenance(result);
  return (
    <ChartFrame
      title={t('tables.rfm.matrix')}
      subtitle={
        m === undefined ? t('rfm.cellNote') : `${t('rfm.cellNote')} ${t('rfm.mNote', { m })}`
      }
      how={<RfmHow result={result} />}
      controls={
        <SegmentedControl
          label={t('measure')}
          current={metric}
          items={RFM_METRICS.map((id) => ({
            id,
            label: t(`metrics.${id}`),
            href: withParam(address, 'metric', id),
          }))}
        />
      }
      csvHref={csvHref(address, 'matrix')}
      fileName={`rfm-${result.facts.asOfOn}`}
      provenance={provenance}
    >
      <Grid {...props} />
    </ChartFrame>
  );
}

/** A figure and its share in each cell, totals around, every one opening its members. */
function Grid({ result, metric, cell, address }: Props) {
  const words = useReportWords(result.currency);
  const { t } = words;
  const { matrix, edges } = result.tables;
  const shown = SHOWN[metric];
  const scale = matrixScale(matrix, metric);
  const texts = { ...words, receipts: (count: number) => t('rfm.receiptsCount', { count }) };
  // Recency is reversed: the fewest days are the best score.
  const recency = bandsOf(
    edges.map((edge) => edge.recencyDays),
    0,
  ).toReversed();
  const frequency = bandsOf(
    edges.map((edge) => edge.frequency),
    1,
  );
  const total = (cells: readonly RfmMatrixCell[], code: string) => {
    const size = sumCells(cells);
    return {
      value: <TotalLink href={cellHref(address, code)}>{shown.value(size, texts)}</TotalLink>,
      note: shown.note(size, texts),
    };
  };
  return (
    <>
      <HeatTable
        caption={t('tables.rfm.matrix')}
        scale="amber"
        corner={{ rows: t('rfm.receipts'), columns: t('rfm.lastVisit') }}
        columns={SCORES.map((r) => ({
          id: `r${r}`,
          label: `R${r}`,
          note: recencyText(recency[r - 1], t),
        }))}
        rows={SCORES.toReversed().map((f) => {
          const row = matrix.filter((one) => one.f === f);
          return {
            id: `f${f}`,
            label: `F${f}`,
            note: frequencyText(frequency[f - 1], t),
            cells: row.map((one) => ({
              kind: 'step' as const,
              step: scale.step(one),
              value: shown.value(one, texts),
              note: shown.note(one, texts),
              label: cellLabel(one, words),
              href: cellHref(address, `r${one.r}f${one.f}`),
            })),
            total: total(row, `f${f}`),
          };
        })}
        totalHeader={t('rfm.allR')}
        foot={[
          {
            id: 'all',
            label: t('rfm.allF'),
            cells: SCORES.map((r) =>
              total(
                matrix.filter((one) => one.r === r),
                `r${r}`,
              ),
            ),
            total: total(matrix, 'all'),
          },
        ]}
        currentHref={cell === undefined ? undefined : cellHref(address, cell)}
      />
      <HeatLegend
        scale="amber"
        from={shown.fromLowest && scale.lowest ? shown.value(scale.lowest, texts) : words.count(0)}
        to={scale.highest ? shown.value(scale.highest, texts) : words.count(0)}
        withKeyboard
      />
    </>
  );
}

function TotalLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <TextLink href={href} scroll={false} className="text-inherit no-underline hover:underline">
      {children}
    </TextLink>
  );
}

type Words = ReturnType<typeof useReportWords>;

function cellLabel(cell: RfmMatrixCell, { t, share, compact }: Words): string {
  return t('rfm.cell', {
    r: String(cell.r),
    f: String(cell.f),
    customers: t('rfm.cellCustomers', { count: cell.customers }),
    share: share(cell.customersShare),
    revenue: compact(cell.revenueMinor),
  });
}

function recencyText(band: Band | null | undefined, t: Words['t']): string {
  if (!band) return t('rfm.noValues');
  if (band.to === null) return t('rfm.daysFrom', { from: String(band.from) });
  if (band.from === band.to) return t('rfm.daysExact', { count: band.from });
  return t('rfm.days', { from: String(band.from), to: String(band.to) });
}

function frequencyText(band: Band | null | undefined, t: Words['t']): string {
  if (!band) return t('rfm.noValues');
  if (band.to === null) return t('rfm.receiptsFrom', { from: String(band.from) });
  return band.from === band.to ? String(band.from) : `${band.from}–${band.to}`;
}
