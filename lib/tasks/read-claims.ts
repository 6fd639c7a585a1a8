import 'server-only';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { readReceiptKey } from '@/lib/domain/purchases/claim-search';
import type { Claiming, KeptClaim } from '@/lib/domain/purchases/claims';
import { CLAIM_FIELDS } from '@/lib/domain/purchases/tasks/claim-receipt';
import { type TaskAnswers, textOf } from '@/lib/domain/tasks/definition';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import {
  RECEIPT_COLUMNS,
  type ReceiptRow,
  type RunRows,
  withReturns,
} from '@/lib/purchases/claims/read-receipts';
import { readClaimTerms } from '@/lib/purchases/claims/read-terms';

const MAX_STORES = 5_000;

/** The task whose rules are judged by receipts. */
export type AboutClaims = {
  readonly kind: TaskKind;
  readonly memberId: number;
  readonly answers: TaskAnswers;
  /** When the task began. */
  readonly openedAt: Date;
  readonly undoOf: number | null;
};

const NAMED = `
  SELECT ${RECEIPT_COLUMNS} FROM purchases p JOIN stores s USING (store_id)
  WHERE p.member_id IN (${GUEST_MEMBER_ID}, $1) AND p.business_date = $2 AND p.purchase_id = $3 AND NOT p.is_return`;

async function readClaiming(run: RunRows, about: AboutClaims, now: Date): Promise<Claiming> {
  const { memberId, openedAt, answers } = about;
  const { timeZone: _, ...terms } = await readClaimTerms(run, {
    memberId,
    madeAt: openedAt,
    now,
  });
  const named = readReceiptKey(textOf(answers, CLAIM_FIELDS.receipt));
  const rows =
    named === null
      ? []
      : await run<ReceiptRow>(NAMED, [memberId, named.businessDate, named.purchaseId]);
  const [found] = await withReturns(run, rows, { memberId, untilOn: terms.todayOn });
  const stores = await run<{ storeId: number; name: string }>(
    `SELECT store_id AS "storeId", name FROM stores ORDER BY name, store_id LIMIT ${MAX_STORES}`,
    [],
  );
  const receipt = found?.receipt ?? null;
  return { ...terms, stores, receipt, isGone: named !== null && receipt === null };
}

type KeptRow = Omit<KeptClaim, 'points'> & { readonly points: string };

async function readKept(run: RunRows, about: AboutClaims): Promise<KeptClaim | null> {
  const [row] = await run<KeptRow>(
    `SELECT c.receipt, c.business_date::text AS "businessDate", coalesce(s.name, '') AS store, c.points::text,
       c.undone_at IS NOT NULL AS "isUndone", c.undone_at IS NULL AND c.purchase_id IS NOT NULL AND NOT EXISTS (
         SELECT FROM purchases p WHERE p.member_id = c.member_id AND p.business_date = c.business_date
           AND p.purchase_id = c.purchase_id) AS "hasMovedOn"
     FROM purchase_claims c LEFT JOIN stores s USING (store_id) WHERE c.member_id = $1 AND c.task_id = $2`,
    [about.memberId, about.undoOf],
  );
  return row === undefined ? null : { ...row, points: BigInt(row.points) };
}

/** What the rules of a task need to know of receipts; nothing for most kinds. */
export async function readClaims(
  run: RunRows,
  about: AboutClaims,
  now: Date,
): Promise<Pick<TaskSubject, 'claiming' | 'claim'>> {
  const { reads } = taskDefinition(about.kind);
  if (reads === 'claiming') return { claiming: await readClaiming(run, about, now) };
  if (reads !== 'claim' || about.undoOf === null) return {};
  const claim = await readKept(run, about);
  return claim === null ? {} : { claim };
}
