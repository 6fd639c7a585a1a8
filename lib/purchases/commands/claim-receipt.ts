import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { actorLabel } from '@/lib/domain/access/actor';
import { memberIdInput, wordsInput } from '@/lib/domain/points/inputs';
import { CLAIM_SOURCE } from '@/lib/domain/points/purchase-key';
import { isReceiptNumber } from '@/lib/domain/purchases/claim-search';
import { CLAIM_PROOFS } from '@/lib/domain/purchases/claims';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import { present } from '@/lib/domain/shared/assert';
import { isDay } from '@/lib/domain/shared/calendar';
import { pointsText } from '@/lib/domain/shared/points';
import { lotTermsOf } from '@/lib/domain/tiers/benefits';
import { defineCommand } from '@/lib/kernel/command';
import { auditedEntry } from '@/lib/points/ledger/audited-entry';
import { credit } from '@/lib/points/ledger/credit';
import { lockAccount, requireOpen } from '@/lib/points/ledger/lock-accounts';
import { onceByKey } from '@/lib/points/ledger/once-by-key';
import { requirePeople } from '@/lib/points/require-people';
import { noteReplays, replayMembers } from '@/lib/tiers/engine/replay-members';
import { type JudgedClaim, judgeBooked, judgePaper } from '../claims/judge-claims';
import { keepClaim } from '../claims/keep-claim';
import { rowsOf } from '../claims/read-receipts';
import { readClaimTerms } from '../claims/read-terms';
import { refuseClaim } from '../claims/refuse-claim';
import { type Taken, takeBooked, takePaper } from '../claims/take-receipt';
import { lotTimes } from '../deciding/earn-on-receipt';
import { lockBudgets } from '../deciding/what-rules-ask';

const dayInput = z.string().refine(isDay);
const taskIdInput = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What was taken, judged by the rules of its day. The account is locked: the use of caps stays as it is read. */
async function judge(
  tx: Tx,
  who: { readonly memberId: number; readonly timeZone: string },
  { purchaseId, ...taken }: Taken,
): Promise<JudgedClaim> {
  const run = rowsOf(tx);
  const locks = (rules: readonly ActiveRule[]) => lockBudgets(tx, rules);
  if (purchaseId === null) {
    const paper = { ...taken, amountMinor: taken.netMinor };
    return present(await judgePaper(run, who, paper, locks), 'the store of a paper is there');
  }
  const booked = { ...taken, purchaseId, ownerId: who.memberId };
  const [judged] = await judgeBooked(run, who, [booked], locks);
  return present(judged, 'a receipt that was taken is there');
}

/**
 * Gives a member a receipt that they bought without their card: a guest's purchase becomes theirs with its returns and
 * everything derived, or a paper that is in no book is taken once; what it earns is decided by the rules of its own day, from
 * what is left of it, and credited as an entry of the claim. Once for a task. Throws `claim_refused` with the reason, `limit_exceeded` when a
 * person needs a second one, `own_approval`, `points_refused`, `idempotency_conflict`, `not_found`; then nothing is
 * written.
 */
export const claimReceipt = defineCommand({
  id: 'purchases.claim',
  permission: 'points.adjust',
  isRepeatable: true,
  input: z.object({
    memberId: memberIdInput,
    taskId: taskIdInput,
    /** When the claim was made: by that day it is judged whether it is in time. */
    madeAt: z.date(),
    what: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('booked'), businessDate: dayInput, purchaseId: taskIdInput }),
      z.object({
        kind: z.literal('paper'),
        storeId: z.number().int().positive().max(2_147_483_647),
        businessDate: dayInput,
        receipt: z.string().refine(isReceiptNumber).nullable(),
        amountMinor: z
          .string()
          .regex(/^[1-9]\d{0,14}$/)
          .transform(BigInt),
      }),
    ]),
    /** What was promised for it: another sum is refused, for whoever agreed saw this one. */
    points: z.string().max(30),
    proof: z.enum(CLAIM_PROOFS),
    evidence: wordsInput,
    /** Said by an approval alone: the actor agrees to what `askedBy` asked for. */
    secondPerson: z.boolean().default(false),
    askedBy: z.number().int().positive().nullable().default(null),
  }),
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { memberId, taskId, what, proof, evidence, secondPerson, askedBy } = input;
    const key = `task:${taskId}`;
    const asked = { memberId, what, proof, evidence };
    return onceByKey(context, { source: CLAIM_SOURCE, key, input: asked }, async () => {
      const isAlone = !secondPerson || askedBy === null;
      if (what.kind === 'paper' && isAlone) throw refuseClaim('needs_second_person');
      const terms = await readClaimTerms(rowsOf(tx), { memberId, madeAt: input.madeAt, now });
      const account = await lockAccount(tx, memberId, now);
      requireOpen(account, 'earn');
      const claim = { tx, memberId, taskId, terms };
      const taken =
        what.kind === 'paper' ? await takePaper(claim, what) : await takeBooked(claim, what);
      const { timeZone } = terms;
      const judged = await judge(tx, { memberId, timeZone }, taken);
      const { points } = judged.decision;
      if (pointsText(points) !== input.points) throw refuseClaim('changed');
      const people = await requirePeople(context, { ...input, points });
      const { storeId, businessDate, purchaseId, netMinor, purchasedAt: occurredAt } = taken;
      const { tierId } = judged.facts;
      const lives = lotTermsOf(judged.rules, { day: businessDate, tierId });
      const movement = { source: CLAIM_SOURCE, key, reason: 'missingReceipt', occurredAt } as const;
      const posted =
        points === 0n
          ? null
          : await credit(context, account, {
              kind: 'earn',
              points,
              lot: lotTimes(lives, { businessDate, timeZone, now }),
              movement: { ...movement, evidence, ...people },
            });
      const kept = { memberId, taskId, taken, judged, proof, now, source: actorLabel(actor) };
      await keepClaim(tx, { ...kept, seq: posted?.seq ?? null });
      await noteReplays(tx, [memberId]);
      await replayMembers(tx, { memberIds: [memberId], now, mayFall: false });
      const claimed = { memberId, storeId, businessDate, purchaseId, netMinor, proof, ...people };
      return {
        answer: { memberId, points: pointsText(points), seq: posted?.seq ?? null },
        changes: [
          {
            subjectKind: 'purchaseClaim',
            subjectId: taskId,
            before: null,
            after: { ...claimed, points: pointsText(points) },
          },
          ...(posted === null ? [] : [auditedEntry(account, posted, { kind: 'earn', points })]),
        ],
      };
    });
  },
});
