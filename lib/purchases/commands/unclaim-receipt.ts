import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { CLAIM_SOURCE } from '@/lib/domain/points/purchase-key';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { auditedEntry } from '@/lib/points/ledger/audited-entry';
import { lockAccount, requireOpen } from '@/lib/points/ledger/lock-accounts';
import { onceByKey } from '@/lib/points/ledger/once-by-key';
import { takeBack } from '@/lib/points/ledger/take-back';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { undecide } from '../claims/keep-claim';
import { rowsOf, withReturns } from '../claims/read-receipts';
import { refuseClaim } from '../claims/refuse-claim';
import { lockReceipt } from '../claims/take-receipt';
import { movePurchases } from '../posting/move-purchases';

type Kept = {
  readonly businessDate: string;
  readonly purchaseId: number | null;
  readonly points: string;
  readonly seq: number | null;
  readonly isUndone: boolean;
};

const taskIdInput = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

async function lockClaim(tx: Tx, memberId: number, taskId: number): Promise<Kept> {
  const { rows } = await tx.client.query<Kept>(
    `SELECT business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId", points::text, seq,
       undone_at IS NOT NULL AS "isUndone"
     FROM purchase_claims WHERE member_id = $1 AND task_id = $2 FOR UPDATE`,
    [memberId, taskId],
  );
  const [claim] = rows;
  if (claim === undefined) throw refuseClaim('no_claim');
  if (claim.isUndone) throw refuseClaim('undone');
  return claim;
}

/** The receipt and those of its returns that the member has go back among the guests'. */
async function giveReceiptBack(
  tx: Tx,
  memberId: number,
  { named, todayOn }: { named: { businessDate: string; purchaseId: number }; todayOn: string },
): Promise<void> {
  const row = await lockReceipt(tx, memberId, named);
  if (row === null) throw refuseClaim('moved_on');
  const [found] = await withReturns(rowsOf(tx), [row], { memberId, untilOn: todayOn });
  const own = (found?.returns ?? []).filter((one) => one.memberId === memberId);
  const ends = { fromMemberId: memberId, toMemberId: GUEST_MEMBER_ID };
  await movePurchases(tx, ends, [named, ...own]);
  await undecide(tx, [named, ...own]);
}

/**
 * Undoes the claim of a receipt: it is a guest's again and undecided, a paper can be claimed anew, and what returns have left of
 * the points is taken back; what is spent of them becomes a debt. Once for a task. Throws `claim_refused` with the reason, `points_refused`,
 * `idempotency_conflict`, `not_found`; then nothing is written.
 */
export const unclaimReceipt = defineCommand({
  id: 'purchases.unclaim',
  permission: 'points.adjust',
  isRepeatable: true,
  input: z.object({
    memberId: memberIdInput,
    taskId: taskIdInput,
    /** The task that claimed it. */
    undoOf: taskIdInput,
  }),
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { memberId, taskId, undoOf } = input;
    const movement = { source: CLAIM_SOURCE, key: `task:${taskId}` };
    return onceByKey(context, { ...movement, input: { memberId, undoOf } }, async () => {
      const account = await lockAccount(tx, memberId, now);
      requireOpen(account, 'earn_reversal');
      const { businessDate, purchaseId, seq, ...kept } = await lockClaim(tx, memberId, undoOf);
      const given = toPoints(BigInt(kept.points));
      const { timeZone } = await readProgrammeFacts(tx, now);
      if (purchaseId !== null) {
        const named = { businessDate, purchaseId };
        await giveReceiptBack(tx, memberId, { named, todayOn: dayInZone(now, timeZone) });
      }
      await tx.client.query('DELETE FROM claimed_papers WHERE member_id = $1 AND task_id = $2', [
        memberId,
        undoOf,
      ]);
      const of = seq === null ? null : { memberId, seq };
      const went =
        of === null ? null : await takeBack(context, account, { of, points: given, movement });
      const points = went?.points ?? toPoints(0n);
      const posted = went?.posted ?? null;
      await tx.client.query(
        'UPDATE purchase_claims SET undone_at = $3, undone_by = $4 WHERE member_id = $1 AND task_id = $2',
        [memberId, undoOf, now, taskId],
      );
      return {
        answer: { memberId, points: pointsText(points) },
        changes: [
          {
            subjectKind: 'purchaseClaim',
            subjectId: undoOf,
            before: { memberId, businessDate, purchaseId, points: pointsText(given) },
            after: null,
          },
          ...(posted === null
            ? []
            : [auditedEntry(account, posted, { kind: 'earn_reversal', points })]),
        ],
      };
    });
  },
});
