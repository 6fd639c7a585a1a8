import { ChartFrame } from '@/components/chart/chart-frame';
import { HeatLegend, type HeatLegendKey } from '@/components/chart/heat-legend';
import { HeatTable } from '@/components/chart/heat-table';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { CohortCell, RetentionResult } from '@/lib/domain/analytics/retention-result';
import { RETENTION_METRICS, type RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import { formatPeriod } from '@/lib/format/dates';
import { moneyScale } from '@/lib/format/money-scale';
import { formatDecimal } from '@/lib/format/numbers';
import { cellHref, csvHref, type ReportAddress, withParam } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { cohortScale, heatCell } from './cohort-cells';
import { useCohortFoot } from './cohort-foot';
import { measuredAlone, measuredText } from './measures';
import { RetentionHow } from './retention-how';

type Props = {
  readonly result: RetentionResult;
  readonly metric: RetentionMetric;
  readonly cell: string | undefined;
  readonly address: ReportAddress;
};

/** The triangle of cohorts with its measure, its tools and how it is computed. */
export function CohortTable(props: Props) {
  const { result, metric, address } = props;
  const { t, locale } = useReportWords(result.currency);
  const { facts, tables } = result;
  const cohorts = new Set(tables.cohorts.map((cell) => cell.cohort)).size;
  const unit = t(`retention.units.${revenueScale(result, locale).unit}`, {
    currency: result.currency,
  });
  return (
    <ChartFrame
      title={t('retention.cohortsBy', { grain: facts.grain })}
      subtitle={t(`retention.note.${metric}`, { unit, grain: facts.grain })}
      how={<RetentionHow facts={facts} />}
      controls={
        <SegmentedControl
          label={t('measure')}
          current={metric}
          items={RETENTION_METRICS.map((id) => ({
            id,
            label: t(`metrics.${id}`),
            href: withParam(address, 'metric', id),
          }))}
        />
      }
      csvHref={csvHref(address, 'cohorts')}
      fileName={`retention-${facts.asOfOn}`}
      provenance={t('retention.provenance', {
        start: facts.start,
        count: facts.customers,
        zone: facts.timeZone,
        cohorts,
      })}
    >
      <Triangle {...props} />
    </ChartFrame>
  );
}

function Triangle({ result, metric, cell, address }: Props) {
  const words = useReportWords(result.currency);
  const { t, locale, count } = words;
  const revenue = revenueScale(result, locale);
  const cells = result.tables.cohorts;
  const { grain, start } = result.facts;
  const scale = cohortScale(cells, metric);
  const last = Math.max(0, ...cells.map((one) => one.offset));
  const offsets = Array.from({ length: last + 1 }, (_, offset) => offset);
  const foot = useCohortFoot(result, { metric, offsets, address });
  const value = {
    share: (one: CohortCell) =>
      one.offset === 0 ? '100' : measuredText('share', one.customersShare, words),
    customers: (one: CohortCell) => count(one.customers),
    revenue: (one: CohortCell) => revenue.text(one.revenueMinor),
    receipts: (one: CohortCell) => measuredText('receipts', one.receiptsEach, words),
  }[metric];
  const texts = {
    value,
    label: (one: CohortCell) => cellWords(one, result.facts, words),
    href: (one: CohortCell) => cellHref(address, `${one.cohort}.${one.offset}`),
  };
  return (
    <>
      <HeatTable
        caption={t('retention.cohortsBy', { grain })}
        scale="spruce"
        isDense
        corner={{ rows: t('retention.cohortHeader', { start }) }}
        leadHeader={t('retention.people')}
        columns={offsets.map((offset) => ({
          id: `m${offset}`,
          label: t('retention.offset', { grain, offset: String(offset) }),
        }))}
        rows={[...Map.groupBy(cells, (one) => one.cohort)].map(([cohort, row]) => ({
          id: cohort,
          label: formatPeriod(cohort, locale),
          lead: count(row[0]?.cohortSize ?? 0),
          isQuiet: row[0]?.isSmall === true,
          cells: offsets.map((offset) => {
            const one = row[offset];
            return one ? heatCell(one, metric, scale.step, texts) : null;
          }),
        }))}
        foot={foot}
        currentHref={cell === undefined ? undefined : cellHref(address, cell)}
      />
      <HeatLegend
        scale="spruce"
        from={measuredAlone(metric, scale.from, words)}
        to={measuredAlone(metric, scale.to, words)}
        keys={legendKeys(result, words)}
        withKeyboard
      />
    </>
  );
}

type Words = ReturnType<typeof useReportWords>;

/** The unit that all amounts of the triangle are told in. */
function revenueScale({ currency, tables }: RetentionResult, locale: Words['locale']) {
  const largest = tables.cohorts.reduce(
    (most, cell) => (cell.revenueMinor > most ? cell.revenueMinor : most),
    0n,
  );
  return moneyScale(largest, { currency, locale });
}

function cellWords(
  cell: CohortCell,
  { grain, start, minCohort }: RetentionResult['facts'],
  { t, locale, share, compact }: Words,
): string {
  const plain = t('retention.cell', {
    ...{ start, grain, cohort: formatPeriod(cell.cohort, locale) },
    column: t('retention.offset', { grain, offset: String(cell.offset) }),
    customers: t('rfm.cellCustomers', { count: cell.customers }),
    share: share(cell.customersShare),
    revenue: compact(cell.revenueMinor),
  });
  const text =
    cell.receiptsEach === null
      ? plain
      : t('retention.cellReceipts', {
          cell: plain,
          receipts: formatDecimal(cell.receiptsEach, locale),
        });
  if (cell.isUnfinished) return t('retention.cellUnfinished', { cell: text, grain });
  if (cell.isSmall) return t('retention.cellSmall', { cell: text, min: String(minCohort) });
  return text;
}

/** Only the hatches that are on the table. */
function legendKeys({ facts, tables }: RetentionResult, { t, locale }: Words): HeatLegendKey[] {
  const unfinished = tables.cohorts.find((cell) => cell.isUnfinished);
  const { grain } = facts;
  const keys: HeatLegendKey[] = [
    { kind: 'neutral', label: t('retention.legendNeutral', { grain }) },
  ];
  if (unfinished) {
    const period = formatPeriod(unfinished.boughtIn, locale);
    keys.push({ kind: 'unfinished', label: t('retention.legendUnfinished', { grain, period }) });
  }
  if (tables.cohorts.some((cell) => cell.isSmall)) {
    keys.push({
      kind: 'small',
      label: t('retention.legendSmall', { count: String(facts.minCohort) }),
    });
  }
  return keys;
}
