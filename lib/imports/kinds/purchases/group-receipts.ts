import 'server-only';
import { CHUNK_SIZE } from '@/lib/domain/imports/limits';
import type { PurchasesMapping } from '@/lib/domain/imports/mapping/mapping';
import { receiptsTable, rowsTable } from '../../staging/staging-tables';
import type { WorkContext } from '../import-work';

/** Longest receipt that `purchase_lines.line_no` can number. */
const LINES_MAX = 32_767;

/**
 * A number for receipts that have none, made of their content: the same file, or a longer export of it, makes
 * the same. Equal receipts of one moment are told apart by counting them.
 */
const MADE_UP_NUMBER = {
  receipt: `'~' || left(md5(concat_ws('|', coalesce(customer, ''), local_at, amount_minor)), 16) || '-' || occurrence`,
  line: `'~' || left(md5(concat_ws('|', customer, local_at::date)), 16)`,
} as const;

const OCCURRENCE = `row_number() OVER (
  PARTITION BY customer, store, till, local_at, amount_minor, is_return ORDER BY row_no)`;

function keyOf(mapping: PurchasesMapping): readonly string[] {
  if (mapping.rowIs === 'receipt') return ['number', 'day', 'customer'];
  const columns = { number: 'number', day: 'day', customer: 'customer' };
  return mapping.receiptKey.map((part) => columns[part]);
}

/** The rows with the number of their receipt, given or made up. */
function numberedRows(
  mapping: PurchasesMapping,
  rows: string,
  { mayRepeat }: { mayRepeat: boolean },
): string {
  const hasNumber =
    mapping.fields.receipt !== undefined &&
    (mapping.rowIs === 'receipt' || mapping.receiptKey.includes('number'));
  const isCounted = mayRepeat && !hasNumber && mapping.rowIs === 'receipt';
  const filled = mapping.rowIs === 'receipt' ? 'problem IS NULL' : 'store IS NOT NULL';
  const source = isCounted
    ? `(SELECT *, ${OCCURRENCE} AS occurrence FROM ${rows} WHERE problem IS NULL) counted`
    : `(SELECT *, 1 AS occurrence FROM ${rows} WHERE ${filled}) counted`;
  const number = hasNumber ? 'receipt' : MADE_UP_NUMBER[mapping.rowIs];
  return `SELECT row_no, store, coalesce(till, '') COLLATE "C" AS till, customer, first_name, last_name,
    (${number}) COLLATE "C" AS number, local_at, local_at::date AS day, is_return, amount_minor, problem
    FROM ${source}`;
}

/** What tells a receipt from another of its number: who bought, where that is a contact or a card without spelling it. */
const namesakeMark = ({ customerIs }: PurchasesMapping): string =>
  `coalesce(${customerIs === 'external' ? 'customer' : 'left(md5(customer), 16)'}, '')`;

/** Rows that are a receipt each, none like another: nothing to sum. */
function singleReceipts(mapping: PurchasesMapping, rows: string): string {
  return `SELECT store, till, is_return AS is_named_return, number, customer, first_name, last_name, local_at,
      day AS business_date, amount_minor AS total, 1 AS row_count, row_no AS first_row, ARRAY[row_no] AS row_nos,
      false AS is_broken, false AS is_contradiction
    FROM (${numberedRows(mapping, rows, { mayRepeat: false })}) numbered`;
}

/** Receipts with their sums. Rows of receipts that differ under one number are a contradiction, not lines. */
function summedReceipts(mapping: PurchasesMapping, rows: string): string {
  const isLine = mapping.rowIs === 'line';
  const total = isLine ? 'coalesce(sum(amount_minor), 0)::bigint' : 'min(amount_minor)';
  const contradicts = isLine
    ? 'false'
    : 'min(amount_minor) <> max(amount_minor) OR min(local_at) <> max(local_at)';
  return `SELECT store, till, is_return AS is_named_return, min(number) AS number, max(customer) AS customer,
      min(first_name) AS first_name, min(last_name) AS last_name, min(local_at) AS local_at, min(day) AS business_date,
      ${total} AS total, count(*)::int AS row_count, min(row_no) AS first_row, array_agg(row_no) AS row_nos,
      bool_or(problem IS NOT NULL) AS is_broken, (${contradicts}) AS is_contradiction
    FROM (${numberedRows(mapping, rows, { mayRepeat: true })}) numbered
    GROUP BY ${['store', 'till', 'is_return', ...keyOf(mapping)].join(', ')}`;
}

/**
 * Whether two rows could be one receipt, or two receipts of one number. A hash of the keys alone: where there are
 * none, as in most exports, the sorting and summing of every row is saved.
 */
async function hasTwins({
  tx,
  importId,
  mapping,
}: WorkContext<PurchasesMapping>): Promise<boolean> {
  if (mapping.rowIs === 'line') return true;
  const number = mapping.fields.receipt ? 'receipt' : 'customer, local_at, amount_minor';
  const { rows } = await tx.client.query<{ found: boolean }>(
    `SELECT EXISTS (
       SELECT FROM ${rowsTable(importId)} WHERE problem IS NULL
       GROUP BY store, till, is_return, local_at::date, ${number} HAVING count(*) > 1
     ) AS found`,
  );
  return rows[0]?.found === true;
}

/** Why a receipt is not taken, as far as the file alone shows; `zero` is left out without being a fault. */
function outcomeOf(mapping: PurchasesMapping): string {
  return `CASE
      WHEN is_broken THEN 'receipt_incomplete'
      WHEN is_contradiction THEN 'receipt_repeated'
      WHEN row_count > ${LINES_MAX} THEN 'receipt_too_long'
      ${mapping.returns.negativeAmount ? '' : "WHEN NOT is_named_return AND total < 0 THEN 'sale_negative'"}
      ${mapping.zeroAmounts === 'skip' ? "WHEN total = 0 THEN 'zero'" : ''}
    END`;
}

/**
 * Forms receipts from the staged rows: numbered by customer, so that a chunk holds whole members, and the same
 * after every rebuild, so that the cursor of the merge stays true. Two customers under one number of a day
 * are two receipts: the second carries a mark of the customer in its number.
 */
export async function groupReceipts(context: WorkContext<PurchasesMapping>): Promise<void> {
  const { tx, importId, mapping } = context;
  const receipts = receiptsTable(importId);
  const isReturn = mapping.returns.negativeAmount
    ? '(is_named_return OR total < 0)'
    : 'is_named_return';
  await tx.client.query('SET LOCAL statement_timeout = 0');
  await tx.client.query("SET LOCAL work_mem = '256MB'");
  const mayRepeat = await hasTwins(context);
  const source = mayRepeat ? summedReceipts : singleReceipts;
  const namesake = mayRepeat
    ? `row_number() OVER (PARTITION BY store, till, number, business_date, is_return
        ORDER BY customer NULLS FIRST, first_row)`
    : '1';
  await tx.client.query(`DROP TABLE IF EXISTS ${receipts}`);
  await tx.client.query(`
    CREATE UNLOGGED TABLE ${receipts} AS
    SELECT seq, ((CASE WHEN customer IS NULL THEN rows_through ELSE rows_through_customer END - 1) / ${CHUNK_SIZE})::int AS chunk,
      store, till, customer, first_name, last_name, local_at, business_date, is_return,
      CASE WHEN namesake = 1 THEN number ELSE number || '/' || ${namesakeMark(mapping)} END AS receipt,
      CASE WHEN is_return THEN -abs(total) ELSE total END AS amount_minor,
      is_return AND total > 0 AS is_flipped, row_nos, row_count, outcome
    FROM (
      SELECT *, row_number() OVER in_order AS seq, sum(row_count) OVER in_order AS rows_through,
        sum(row_count) OVER (ORDER BY customer NULLS LAST) AS rows_through_customer, ${namesake} AS namesake
      FROM (SELECT *, ${isReturn} AS is_return, ${outcomeOf(mapping)} AS outcome
        FROM (${source(mapping, rowsTable(importId))}) summed) judged
      WINDOW in_order AS (ORDER BY customer NULLS LAST, business_date, first_row)
    ) placed`);
  await tx.client.query(`CREATE INDEX ON ${receipts} (chunk)`);
  await tx.client.query(`ANALYZE ${receipts} (chunk, store, customer, receipt, business_date)`);
}
