import 'server-only';
import { z } from 'zod';
import { monthsKeptSince } from '@/lib/analytics/forget-kept-months';
import { importIdInput } from '@/lib/domain/imports/inputs';
import type { UndoCounts, UndoExample } from '@/lib/domain/imports/undo';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { present } from '@/lib/domain/shared/assert';
import { defineQuery } from '@/lib/kernel/query';
import { judgedMade } from '../undo/members-sql';
import { judgedReceipts } from '../undo/receipts-sql';
import { restoredMembers } from '../undo/restored-sql';
import type { Run } from '../undo/rests-on';
import { judgedStores, STORE_COUNTS } from '../undo/undo-stores';

/** A million receipts are judged in less; whoever asks waits for it with the page. */
const DEADLINE_MS = 60_000;
const EXAMPLES = 5;

/** What undoing an import would come to now, and what it would break. */
export type UndoPreview = {
  readonly counts: UndoCounts;
  readonly examples: readonly UndoExample[];
  /** Of the receipts that would go: whose they are, what they come to in minor units, and their first and last day. */
  readonly buyers: number;
  readonly revenueMinor: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  /** What mechanics gave those members since the import began, which may be taken back. */
  readonly awards: number;
  /** Those of them who are on a tier that a ladder gave them: they are judged anew. */
  readonly judged: number;
  /** Months of stages and of scores that were kept since the import began: they are kept anew. */
  readonly keptMonths: number;
};

const RECEIPT_SUMS = `
  SELECT count(*) FILTER (WHERE stays IS NULL)::int AS "receiptsGone",
    count(*) FILTER (WHERE stays IS NULL AND is_return)::int AS "returnsGone",
    count(*) FILTER (WHERE stays = 'moved')::int AS "receiptsMoved",
    count(*) FILTER (WHERE stays = 'returned')::int AS "receiptsReturned",
    count(*) FILTER (WHERE stays = 'decided')::int AS "receiptsDecided"
  FROM undo_receipts`;

const BROKEN = `
  WITH gone AS (SELECT * FROM undo_receipts WHERE stays IS NULL),
  buyers AS (SELECT DISTINCT member_id FROM gone WHERE member_id <> ${GUEST_MEMBER_ID})
  SELECT (SELECT count(*)::int FROM buyers) AS buyers,
    (SELECT coalesce(sum(amount_minor), 0)::text FROM gone) AS "revenueMinor",
    (SELECT min(business_date)::text FROM gone) AS "fromOn", (SELECT max(business_date)::text FROM gone) AS "toOn",
    (SELECT count(*)::int FROM awards a JOIN buyers USING (member_id)
      WHERE a.state IN ('given', 'waiting') AND a.decided_at >= (SELECT started_at FROM imports WHERE import_id = $1)) AS awards,
    (SELECT count(DISTINCT member_id)::int FROM tier_standings s JOIN buyers USING (member_id) WHERE s.since_on IS NOT NULL) AS judged,
    ${monthsKeptSince('(SELECT started_at FROM imports WHERE import_id = $1)')} AS "keptMonths"`;

const MEMBER_SUMS = `
  SELECT count(*) FILTER (WHERE stays IS NULL)::int AS "membersGone", count(*) FILTER (WHERE stays = 'buys')::int AS "membersBuys",
    count(*) FILTER (WHERE stays = 'changed')::int AS "membersChanged", count(*) FILTER (WHERE stays = 'work')::int AS "membersWork"
  FROM undo_members`;

const CHANGED_SUMS = `
  SELECT count(*) FILTER (WHERE cardinality(back) > 0)::int AS "membersRestored", count(*) FILTER (WHERE is_kept)::int AS "membersKept"
  FROM undo_changed`;

const RECEIPT_EXAMPLES = `
  SELECT why, "memberId", receipt, "businessDate" FROM (
    SELECT stays AS why, nullif(member_id, ${GUEST_MEMBER_ID})::float8 AS "memberId", receipt, business_date::text AS "businessDate",
      row_number() OVER (PARTITION BY stays ORDER BY business_date, purchase_id) AS place
    FROM undo_receipts WHERE stays IS NOT NULL) e WHERE place <= ${EXAMPLES} ORDER BY why, place`;

const MEMBER_EXAMPLES = `
  SELECT why, "memberId", NULL AS receipt, NULL AS "businessDate" FROM (
    SELECT stays AS why, member_id::float8 AS "memberId", row_number() OVER (PARTITION BY stays ORDER BY member_id) AS place
    FROM undo_members WHERE stays IS NOT NULL) e WHERE place <= ${EXAMPLES} ORDER BY why, place`;

const GONE_BY_MEMBER =
  'SELECT member_id, count(*) AS receipts FROM undo_receipts WHERE stays IS NULL GROUP BY 1';
const GONE_BY_STORE =
  'SELECT store_id, count(*) AS receipts FROM undo_receipts WHERE stays IS NULL GROUP BY 1';

const one = (select: string) => `(SELECT to_jsonb(t) FROM (${select}) t)`;
const all = (select: string) =>
  `(SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM (${select}) t)`;

/** One statement, so that all of it is of one moment. */
async function statement(run: Run): Promise<string> {
  return `
    WITH undo_receipts AS MATERIALIZED (${judgedReceipts({ oneChunk: false })}),
    undo_members AS MATERIALIZED (${await judgedMade(run, { gone: GONE_BY_MEMBER, page: '' })}),
    undo_changed AS (${await restoredMembers(run, '')}),
    undo_stores AS (${await judgedStores(run, GONE_BY_STORE)})
    SELECT ${one(RECEIPT_SUMS)} || ${one(MEMBER_SUMS)} || ${one(CHANGED_SUMS)} || ${one(`${STORE_COUNTS} FROM undo_stores`)} AS counts,
      ${one(BROKEN)} AS broken, ${all(RECEIPT_EXAMPLES)} || ${all(MEMBER_EXAMPLES)} AS examples`;
}

type Row = Pick<UndoPreview, 'counts' | 'examples'> & {
  readonly broken: Omit<UndoPreview, 'counts' | 'examples'>;
};

/** What undoing an import would take back, what would stay and why, and what it would break: by the statements that do it. */
export const previewUndo = defineQuery({
  id: 'imports.previewUndo',
  permission: 'imports.run',
  input: z.object({ importId: importIdInput }),
  deadlineMs: DEADLINE_MS,
  run: async ({ read, input }): Promise<UndoPreview> => {
    const run: Run = async <Found extends object>(text: string, values: readonly unknown[] = []) =>
      read.unsafe<Found[]>(text, values as never[]);
    const [row] = await run<Row>(await statement(run), [input.importId]);
    const { broken, ...rest } = present(row, 'a statement without FROM answers one row');
    return { ...broken, ...rest };
  },
});
