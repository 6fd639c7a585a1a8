import { heatStep } from '@/components/chart/heat-step';
import { averageMinor } from '@/lib/domain/analytics/ratios';
import type { RfmMatrixCell, RfmSize } from '@/lib/domain/analytics/rfm-result';
import type { RfmMetric } from '@/lib/domain/analytics/rfm-settings';
import { chartNumber } from '@/lib/domain/shared/money';

type Words = {
  readonly count: (value: number) => string;
  readonly share: (ratio: number | null) => string;
  readonly compact: (amountMinor: bigint) => string;
  readonly whole: (amountMinor: bigint | null) => string;
  readonly receipts: (count: number) => string;
};

type Shown = {
  /** The value that the colour follows. */
  readonly weight: (size: RfmSize) => number;
  readonly value: (size: RfmSize, words: Words) => string;
  readonly note: (size: RfmSize, words: Words) => string;
  /** Averages do not begin at zero. */
  readonly fromLowest: boolean;
};

/** What a cell says and how dark it is, by measure. */
export const SHOWN: Readonly<Record<RfmMetric, Shown>> = {
  customers: {
    weight: (size) => size.customers,
    value: (size, { count }) => count(size.customers),
    note: (size, { share }) => share(size.customersShare),
    fromLowest: false,
  },
  revenue: {
    weight: (size) => size.revenueShare ?? 0,
    value: (size, { compact }) => compact(size.revenueMinor),
    note: (size, { share }) => share(size.revenueShare),
    fromLowest: false,
  },
  average: {
    weight: (size) => chartNumber(size.averageReceiptMinor ?? 0n),
    value: (size, { whole }) => whole(size.averageReceiptMinor),
    note: (size, { receipts }) => receipts(size.receipts),
    fromLowest: true,
  },
  share: {
    weight: (size) => size.customersShare ?? 0,
    value: (size, { share }) => share(size.customersShare),
    note: (size, { count }) => count(size.customers),
    fromLowest: false,
  },
};

/** The scale of a measure over the cells: its steps and the cells at its two ends. */
export function matrixScale(cells: readonly RfmMatrixCell[], metric: RfmMetric) {
  const shown = SHOWN[metric];
  const filled = cells
    .filter((cell) => cell.customers > 0)
    .toSorted((one, other) => shown.weight(one) - shown.weight(other));
  const lowest = filled[0];
  const highest = filled.at(-1);
  const from = shown.fromLowest && lowest ? shown.weight(lowest) : 0;
  const step = heatStep([from, highest ? shown.weight(highest) : 0]);
  return { step: (cell: RfmSize) => step(shown.weight(cell)), lowest, highest };
}

/** A row, a column or the whole of the grid. */
export function sumCells(cells: readonly RfmMatrixCell[]): RfmSize {
  const customers = cells.reduce((sum, cell) => sum + cell.customers, 0);
  const receipts = cells.reduce((sum, cell) => sum + cell.receipts, 0);
  const revenueMinor = cells.reduce((sum, cell) => sum + cell.revenueMinor, 0n);
  return {
    customers,
    customersShare: cells.reduce((sum, cell) => sum + (cell.customersShare ?? 0), 0),
    receipts,
    revenueMinor,
    revenueShare: cells.reduce((sum, cell) => sum + (cell.revenueShare ?? 0), 0),
    averageReceiptMinor: averageMinor(revenueMinor, receipts),
  };
}
