import 'server-only';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { PurchasesMapping } from '@/lib/domain/imports/mapping/mapping';
import { openPosting } from '@/lib/purchases/posting/open-posting';
import { postPurchases } from '@/lib/purchases/posting/post-purchases';
import { raiseByBatch } from '@/lib/tiers/engine/raise-tier';
import { receiptsTable, rowsTable } from '../../staging/staging-tables';
import { noteReceipts, STORE_IMAGE } from '../../undo/images';
import type { ImportWork, WorkContext } from '../import-work';
import { createCustomers } from './create-customers';
import { groupReceipts } from './group-receipts';
import { joinClaimedReturns } from './join-claimed-returns';
import { noteReturnsDue } from './note-returns-due';
import { recordReceiptProblems, resolveReceipts, settleDuplicates } from './resolve-receipts';

type Context = WorkContext<PurchasesMapping>;

async function prepare(context: Context): Promise<ImportCounts> {
  await groupReceipts(context);
  const isReceipt = context.mapping.rowIs === 'receipt';
  const { rows } = await context.tx.client.query<{ zero: number; repeated: number }>(
    `SELECT count(*) FILTER (WHERE outcome = 'zero')::int AS zero,
       coalesce(sum(row_count - 1) FILTER (WHERE ${isReceipt} AND coalesce(outcome, 'zero') = 'zero'), 0)::int AS repeated
     FROM ${receiptsTable(context.importId)}`,
  );
  return { zeroSkipped: rows[0]?.zero ?? 0, rowsRepeated: rows[0]?.repeated ?? 0 };
}

async function countChunks({ tx, importId }: Context): Promise<number> {
  const { rows } = await tx.client.query<{ chunks: number }>(
    `SELECT coalesce(max(chunk), -1) + 1 AS chunks FROM ${receiptsTable(importId)}`,
  );
  return rows[0]?.chunks ?? 0;
}

/** Figures of the table `resolved`. */
async function countVerdicts({ tx }: Context): Promise<ImportCounts> {
  const { rows } = await tx.client.query<{ [Id in keyof ImportCounts]: number }>(
    `SELECT count(*) FILTER (WHERE verdict = 'new')::int AS "receiptsNew",
       count(*) FILTER (WHERE verdict = 'new' AND is_return)::int AS "returnsNew",
       count(*) FILTER (WHERE verdict = 'new' AND member_id = 0)::int AS "guestsNew",
       count(*) FILTER (WHERE verdict = 'present')::int AS "receiptsPresent"
     FROM resolved`,
  );
  return rows[0] ?? {};
}

async function check(context: Context): Promise<ImportCounts> {
  await context.tx.client.query('SET LOCAL statement_timeout = 0');
  await context.tx.client.query("SET LOCAL work_mem = '256MB'");
  await resolveReceipts(context, null);
  await joinClaimedReturns(context.tx, { isLocking: false });
  await recordReceiptProblems(context);
  const { rows } = await context.tx.client.query<{ members: number; stores: number }>(
    `SELECT count(DISTINCT customer) FILTER (WHERE member_id IS NULL)::int AS members,
       count(DISTINCT store) FILTER (WHERE store_id IS NULL)::int AS stores
     FROM resolved WHERE verdict = 'new'`,
  );
  const counts = await countVerdicts(context);
  return { ...counts, membersCreated: rows[0]?.members ?? 0, storesCreated: rows[0]?.stores ?? 0 };
}

/**
 * Unknown stores and the partitions of the file's months are made once, before the chunks: chunks then neither
 * wait for each other nor lock whole tables.
 */
async function open({ tx, importId, mapping }: Context): Promise<ImportCounts> {
  await tx.client.query(
    `SELECT ensure_month_partitions(month, month) FROM (
       SELECT DISTINCT date_trunc('month', business_date)::date AS month FROM ${receiptsTable(importId)}
       WHERE outcome IS NULL) months`,
  );
  if (mapping.unknownStores === 'refuse') return {};
  const { rowCount } = await tx.client.query(
    `WITH s AS (
       INSERT INTO stores (external_id, name)
       SELECT DISTINCT store COLLATE "default", store COLLATE "default" FROM ${receiptsTable(importId)} r
       WHERE outcome IS NULL ${mapping.unknownCustomers === 'refuse' ? KNOWN_CUSTOMERS(mapping) : ''}
       ORDER BY 1 ON CONFLICT DO NOTHING RETURNING *
     )
     INSERT INTO import_stores (import_id, store_id, after) SELECT $1, s.store_id, ${STORE_IMAGE} FROM s`,
    [importId],
  );
  return { storesCreated: rowCount ?? 0 };
}

/** A store that only refused receipts name is not made. */
const KNOWN_CUSTOMERS = (mapping: PurchasesMapping) =>
  `AND (customer IS NULL OR EXISTS (
    SELECT FROM identity_claims i WHERE i.kind = '${mapping.customerIs}' AND i.value = r.customer))`;

async function fillPosting({ tx, importId, mapping, timeZone }: Context): Promise<void> {
  await tx.client.query(
    `INSERT INTO posting (row_no, member_id, store_id, till, receipt, business_date, purchased_at, is_return, amount_minor)
     SELECT r.seq, coalesce(r.member_id, (SELECT i.member_id FROM identity_claims i WHERE i.kind = $2 AND i.value = r.customer)),
       r.store_id, r.till, r.receipt, r.business_date,
       r.local_at AT TIME ZONE $1, r.is_return, r.amount_minor
     FROM resolved r WHERE r.verdict = 'new'`,
    [timeZone, mapping.customerIs],
  );
  if (mapping.rowIs !== 'line') return;
  await tx.client.query(
    `INSERT INTO posting_lines (row_no, line_no, article, category, quantity_milli, amount_minor)
     SELECT r.seq, row_number() OVER (PARTITION BY r.seq ORDER BY w.row_no), coalesce(w.article, ''),
       coalesce(w.category, ''), w.quantity_milli * flip.sign, w.amount_minor * flip.sign
     FROM resolved r
     CROSS JOIN LATERAL (SELECT CASE WHEN r.is_flipped THEN -1 ELSE 1 END AS sign) flip
     CROSS JOIN unnest(r.row_nos) AS u(row_no)
     JOIN ${rowsTable(importId)} w ON w.row_no = u.row_no
     WHERE r.verdict = 'new'`,
  );
}

/** Members who have a receipt of today in the batch: it may raise their tier at once. */
async function listBuyers({ tx, today }: Context): Promise<readonly number[]> {
  const { rows } = await tx.client.query<{ memberId: number }>(
    `SELECT DISTINCT member_id::float8 AS "memberId" FROM posting
     WHERE business_date = $1::date AND member_id <> 0 AND NOT is_return ORDER BY 1`,
    [today],
  );
  return rows.map(({ memberId }) => memberId);
}

async function merge(context: Context, chunk: number) {
  const { tx, importId } = context;
  await tx.client.query("SET LOCAL work_mem = '64MB'");
  await resolveReceipts(context, { from: chunk, to: chunk });
  const membersCreated = await createCustomers(context);
  await joinClaimedReturns(tx, { isLocking: true });
  await openPosting(tx);
  await fillPosting(context);
  const boughtToday = await listBuyers(context);
  const { duplicates } = await postPurchases(tx, {
    note: () => noteReceipts(tx, importId, chunk),
  });
  const { today: todayOn, timeZone } = context;
  await raiseByBatch(tx, { memberIds: boughtToday, todayOn, timeZone, now: new Date() });
  await settleDuplicates(context, duplicates);
  await noteReturnsDue(tx);
  await recordReceiptProblems(context);
  const counts = await countVerdicts(context);
  const { rows } = await tx.client.query<{ rows: number }>(
    'SELECT coalesce(sum(row_count), 0)::int AS rows FROM resolved',
  );
  return { counts: { ...counts, membersCreated }, rows: rows[0]?.rows ?? 0 };
}

/** Purchases: rows form receipts, receipts are compared with the claims and posted by members. */
export const purchasesWork: ImportWork<PurchasesMapping> = {
  prepare,
  countChunks,
  check,
  open,
  merge,
};
