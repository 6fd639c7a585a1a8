import 'server-only';
import { SUMMARY_WINDOWS_DAYS } from '@/lib/domain/purchases/states';

const each = (piece: (days: number) => string, separator = ', '): string =>
  SUMMARY_WINDOWS_DAYS.map(piece).join(separator);

/** Columns of the windows in member_summary: receipts_30, revenue_30_minor and so on. */
export const WINDOW_COLUMNS = each((days) => `receipts_${days}, revenue_${days}_minor`);

/**
 * Sums of purchases `p` in each window as receipts_30, revenue_30 and so on; the windows end on `t.as_of_on` and have
 * no upper bound.
 */
export const WINDOW_SUMS = each(
  (days) => `
    count(*) FILTER (WHERE NOT p.is_return AND p.business_date > t.as_of_on - ${days}) AS receipts_${days},
    coalesce(sum(p.amount_minor) FILTER (WHERE p.business_date > t.as_of_on - ${days}), 0) AS revenue_${days}`,
);

/** The same values under an alias, each 0 where it is absent. */
export const windowValues = (alias: string): string =>
  each((days) => `coalesce(${alias}.receipts_${days}, 0), coalesce(${alias}.revenue_${days}, 0)`);

/** Assignments of an UPDATE that adds the sums under `added` to the columns of the row under `row`. */
export const windowsAdded = (row: string, added: string): string =>
  each(
    (days) => `receipts_${days} = ${row}.receipts_${days} + ${added}.receipts_${days},
    revenue_${days}_minor = ${row}.revenue_${days}_minor + ${added}.revenue_${days}`,
  );

/** Their names under an alias, as `WINDOW_SUMS` gives them. */
export const windowNames = (alias: string): string =>
  each((days) => `${alias}.receipts_${days}, ${alias}.revenue_${days}`);

/** Assignments of an UPDATE that sets the columns to the sums under `summed`. */
export const windowsSet = (summed: string): string =>
  each(
    (days) =>
      `receipts_${days} = ${summed}.receipts_${days}, revenue_${days}_minor = ${summed}.revenue_${days}`,
  );
