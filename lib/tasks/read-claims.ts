import 'server-only';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { claimRefusal, dayRefusal } from '@/lib/domain/purchases/claim-rules';
import { paperOf, readReceiptKey } from '@/lib/domain/purchases/claim-search';
import type { Claiming, KeptClaim } from '@/lib/domain/purchases/claims';
import {
  askedReceipt,
  CLAIM_FIELDS,
  claimedOf,
  isManual,
} from '@/lib/domain/purchases/tasks/claim-receipt';
import { type DecisionJson, decisionJson } from '@/lib/domain/rules/stored-json';
import { toPoints } from '@/lib/domain/shared/points';
import { type TaskAnswers, textOf } from '@/lib/domain/tasks/definition';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import { type JudgedClaim, judgeBooked, judgePaper } from '@/lib/purchases/claims/judge-claims';
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
  /** Null: it has not begun. */
  readonly taskId: number | null;
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

/** What a task has claimed stays as it was agreed to. */
const CLAIMED = `
  SELECT points::text, business_date::text AS "businessDate", decision->'decided' AS decision FROM purchase_claims WHERE member_id = $1 AND task_id = $2`;

type Judged = Pick<Claiming, 'earnings' | 'judged'>;

type KeptDecision = {
  readonly points: string;
  readonly businessDate: string;
  readonly decision: DecisionJson | null;
};

const NOT_JUDGED: Judged = { earnings: [], judged: null };

function judgedAs(of: string, { facts, decision }: JudgedClaim): Judged {
  const { businessDate } = facts;
  const kept = decisionJson.encode(decision);
  return {
    earnings: [{ of, points: decision.points }],
    judged: { of, businessDate, decision: kept },
  };
}

/** What the answers claim, and what it earns by the rules of its day. */
async function judgeNamed(
  run: RunRows,
  { memberId, taskId, answers }: AboutClaims,
  claiming: Claiming,
): Promise<Judged> {
  const of = claimedOf(answers, claiming);
  if (of === null) return NOT_JUDGED;
  const [kept] = await run<KeptDecision>(CLAIMED, [memberId, taskId]);
  if (kept !== undefined) {
    const { points, businessDate, decision } = kept;
    return {
      earnings: [{ of, points: toPoints(BigInt(points)) }],
      judged: decision === null ? null : { of, businessDate, decision },
    };
  }
  const who = { memberId, timeZone: claiming.timeZone };
  const paper = paperOf(askedReceipt(answers, claiming));
  if (isManual(answers)) {
    if (paper === null || dayRefusal(paper.businessDate, claiming) !== null) return NOT_JUDGED;
    const judged = await judgePaper(run, who, paper);
    return judged === null ? NOT_JUDGED : judgedAs(of, judged);
  }
  const { receipt } = claiming;
  if (receipt === null || claimRefusal(receipt, claiming) !== null) return NOT_JUDGED;
  const [judged] = await judgeBooked(run, who, [{ ...receipt, ownerId: GUEST_MEMBER_ID }]);
  return judged === undefined ? NOT_JUDGED : judgedAs(of, judged);
}

async function readClaiming(run: RunRows, about: AboutClaims, now: Date): Promise<Claiming> {
  const { memberId, openedAt, answers } = about;
  const terms = await readClaimTerms(run, { memberId, madeAt: openedAt, now });
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
  const isGone = named !== null && receipt === null;
  const claiming = { ...terms, stores, receipt, isGone, ...NOT_JUDGED };
  return { ...claiming, ...(await judgeNamed(run, about, claiming)) };
}

type KeptRow = Omit<KeptClaim, 'points'> & { readonly points: string };

async function readKept(run: RunRows, about: AboutClaims): Promise<KeptClaim | null> {
  const [row] = await run<KeptRow>(
    `SELECT c.receipt, c.business_date::text AS "businessDate", coalesce(s.name, '') AS store,
       (c.points + (SELECT coalesce(sum(r.amount + r.pending), 0) FROM point_entries r
         WHERE r.member_id = c.member_id AND r.reverses = c.seq))::text AS points,
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
