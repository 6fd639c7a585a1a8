import 'server-only';
import type { Tx } from '@/db/write';

/** Runs a statement and gives its rows. */
export type Run = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/** A runner on the connection of a transaction. */
export const runOn =
  ({ client }: Pick<Tx, 'client'>): Run =>
  async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows;

type Subject = {
  /** How columns that hold its id end. */
  readonly column: string;
  /** Tables whose rows are the import's own, or are counted from others and go with it. */
  readonly follow: readonly string[];
};

/** A member: their own rows, and what is derived. Everything else that names one was done since. */
export const OF_MEMBER: Subject = {
  column: 'member_id',
  follow: [
    'cards',
    'identity_claims',
    'import_members',
    'ledger_watch',
    'mechanic_retries',
    'mechanic_runs',
    'mechanic_wakes',
    'member_attributes',
    'member_months',
    'member_outlooks',
    'member_profiles',
    'member_rhythms',
    'member_sort_keys',
    'member_summary',
    'members',
    'point_sum_moves',
    'purchase_lines',
    'purchases',
    'receipt_claims',
    'recent_members',
    'returns_due',
    'segment_changes',
    'tier_replays',
    'tier_standings',
    'webhook_attempts',
    'webhook_deliveries',
  ],
};

/** A store: receipts are found by their claims. */
export const OF_STORE: Subject = {
  column: 'store_id',
  follow: [
    'cohort_cells',
    'cohort_deltas',
    'import_stores',
    'item_days',
    'member_summary',
    'member_sort_keys',
    'point_sum_moves',
    'purchases',
    'rfm_cells',
    'rfm_deltas',
    'store_day_deltas',
    'store_days',
    'stores',
  ],
};

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS "column" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('int4'::regtype, 'int8'::regtype)
    AND (a.attname = $1 OR a.attname LIKE '%\\_' || $1) AND c.relname <> ALL ($2::text[])
  ORDER BY 1, 2`;

/**
 * SQL that is true where anything in the base names the id `of`, but for the tables that follow: read from the catalogue, so that a table that
 * somebody adds holds back what it names.
 */
export async function restsOn(run: Run, { column, follow }: Subject, of: string): Promise<string> {
  const found = await run<{ table: string; column: string }>(COLUMNS, [column, follow]);
  return found
    .map((one) => `EXISTS (SELECT FROM "${one.table}" x WHERE x."${one.column}" = ${of})`)
    .join('\n OR ');
}
