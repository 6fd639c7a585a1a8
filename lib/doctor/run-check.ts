import 'server-only';
import { type DoctorCheck, MEMBERS_A_SLICE, type SlicedBy } from './check';

/** A stored value that differs from its source. */
export interface Difference {
  readonly key: string;
  readonly stored: string | null;
  readonly found: string | null;
}

export interface CheckResult {
  readonly differences: number;
  /** The first ones, in the order they were met. */
  readonly examples: readonly Difference[];
}

/** Runs one statement with at most one parameter. */
export type Execute = (
  text: string,
  parameter?: string,
) => Promise<readonly Record<string, unknown>[]>;

const MOST_EXAMPLES = 10;

const SLICES: Readonly<Record<Exclude<SlicedBy, 'none'>, string>> = {
  months: `
    SELECT month::date::text AS slice FROM generate_series(
      (SELECT date_trunc('month', least(
        (SELECT min(business_date) FROM purchases), (SELECT min(business_date) FROM receipt_claims),
        (SELECT min(business_date) FROM purchase_lines), (SELECT min(month) FROM member_months),
        (SELECT min(business_date) FROM store_days), (SELECT min(business_date) FROM store_day_deltas)))),
      (SELECT greatest(
        (SELECT max(business_date) FROM purchases), (SELECT max(business_date) FROM receipt_claims),
        (SELECT max(business_date) FROM purchase_lines), (SELECT max(month) FROM member_months),
        (SELECT max(business_date) FROM store_days), (SELECT max(business_date) FROM store_day_deltas))),
      interval '1 month') AS month`,
  members: `
    SELECT slice::text FROM generate_series(0,
      (SELECT greatest((SELECT max(member_id) FROM member_summary), (SELECT max(member_id) FROM purchases))),
      ${MEMBERS_A_SLICE}) AS slice`,
};

async function slicesOf(check: DoctorCheck, execute: Execute): Promise<(string | undefined)[]> {
  if (check.slicedBy === 'none') return [undefined];
  const rows = await execute(SLICES[check.slicedBy]);
  return rows.map((row) => String(row.slice));
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

/** Counts what differs and keeps the first ten, slice after slice. */
export async function runCheck(check: DoctorCheck, execute: Execute): Promise<CheckResult> {
  const statement = `
    WITH differences AS MATERIALIZED (${check.differences})
    SELECT key, stored, found, (SELECT count(*) FROM differences)::int AS total
      FROM differences ORDER BY key LIMIT ${MOST_EXAMPLES}`;
  let differences = 0;
  const examples: Difference[] = [];
  for (const slice of await slicesOf(check, execute)) {
    const rows = await execute(statement, slice);
    differences += Number(rows[0]?.total ?? 0);
    for (const row of rows.slice(0, MOST_EXAMPLES - examples.length)) {
      examples.push({ key: String(row.key), stored: text(row.stored), found: text(row.found) });
    }
  }
  return { differences, examples };
}
