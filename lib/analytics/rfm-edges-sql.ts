import 'server-only';
import { RFM_SCORES } from '@/lib/domain/analytics/rfm-groups';
import type { RfmBinning } from '@/lib/domain/analytics/rfm-settings';

/** SQL of the buyers to be cut: a table expression and the columns that hold a buyer's three values. */
type Buyers = {
  readonly from: string;
  readonly recency: string;
  readonly frequency: string;
  readonly monetary: string;
  /** How many minor units make a major one: the R package adds 1 rouble, not 1 kopeck. */
  readonly majorUnit: number;
  /** Parts that buyers are cut into; five unless said. */
  readonly bins?: number;
};

/** The fractions that cut into so many equal parts. */
function fractions(bins: number): string {
  const parts = Array.from({ length: bins - 1 }, (_, index) => (index + 1) / bins);
  return `ARRAY[${parts.join(',')}]::float8[]`;
}

type Method = {
  readonly quantiles: (column: string, bins: number) => string;
  /** Exact form of a quantile. */
  readonly exact: string;
  readonly monetaryStep: (majorUnit: number) => number;
};

const METHODS: Readonly<Record<RfmBinning, Method>> = {
  // Values of the data themselves: whole days, receipts, minor units; one above is the edge.
  quintiles: {
    quantiles: (column, bins) =>
      `percentile_disc(${fractions(bins)}) WITHIN GROUP (ORDER BY ${column})`,
    exact: 'quantile::numeric',
    monetaryStep: () => 1,
  },
  // Type 7 of Hyndman and Fan, between two values. Rounded to six digits because 0.4 * 994 is not exact in
  // binary: an edge of 297.4 must not become 297.400000001.
  'r-package': {
    quantiles: (column, bins) =>
      `percentile_cont(${fractions(bins)}) WITHIN GROUP (ORDER BY (${column})::float8)`,
    exact: 'round(quantile::numeric, 6)',
    monetaryStep: (majorUnit) => majorUnit,
  },
};

/**
 * A SELECT of one row: `buyers` (their number) and the arrays `recency_edges`, `frequency_edges`,
 * `monetary_edges` of one edge less than there are bins each, for `width_bucket`.
 */
export function rfmEdgesSql(binning: RfmBinning, buyers: Buyers): string {
  const method = METHODS[binning];
  const { bins = RFM_SCORES } = buyers;
  const edges = (column: string, step: number) =>
    `(SELECT array_agg(${method.exact} + ${step} ORDER BY place)
      FROM unnest(q.${column}) WITH ORDINALITY AS u(quantile, place)) AS ${column}_edges`;
  return `
    SELECT q.buyers, ${edges('recency', 1)}, ${edges('frequency', 1)},
           ${edges('monetary', method.monetaryStep(buyers.majorUnit))}
    FROM (SELECT count(*)::int AS buyers,
                 ${method.quantiles(buyers.recency, bins)} AS recency,
                 ${method.quantiles(buyers.frequency, bins)} AS frequency,
                 ${method.quantiles(buyers.monetary, bins)} AS monetary
          FROM ${buyers.from}) q`;
}
