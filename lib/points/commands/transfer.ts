import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { keyInput, memberIdInput, pointsInput, wordsInput } from '@/lib/domain/points/inputs';
import { TRANSFER_SOURCE, transferRefusal } from '@/lib/domain/points/transfers';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText } from '@/lib/domain/shared/points';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { refusePoints, requireOpen } from '../ledger/lock-accounts';
import { lockPair } from '../ledger/lock-pair';
import { moveBalance } from '../ledger/move-balance';
import type { LedgerContext } from '../ledger/movement';
import { onceByKey } from '../ledger/once-by-key';
import { requirePeople } from '../require-people';
import { isOneBlocked } from '../transfers/blocked-for-fraud';
import { countGiven } from '../transfers/count-given';
import { readGiven, readTransferLimits } from '../transfers/read-limits';

type Asked = { readonly memberId: number; readonly toMemberId: number; readonly points: Points };

/**
 * Both may take part, and the giver is within what the programme lets a member give. Locks both accounts in id order first, so
 * that what was given meanwhile is counted. Answers the day of the programme.
 */
async function requireWithinLimits(context: LedgerContext, asked: Asked): Promise<string> {
  const { tx, now } = context;
  const { memberId, toMemberId, points } = asked;
  const { from, to } = await lockPair(context, memberId, toMemberId);
  requireOpen(from, 'transfer_out');
  requireOpen(to, 'transfer_in');
  const run = rowsOf(tx);
  if (await isOneBlocked(run, [memberId, toMemberId])) throw refusePoints('blocked');
  const { todayOn } = await readProgrammeFacts(tx, now);
  const given = await readGiven(run, { memberId, todayOn });
  const refusal = transferRefusal(await readTransferLimits(run), { points, given });
  if (refusal !== null) {
    const { limit, left } = refusal;
    throw new AppError('transfer_refused', { limit, left: pointsText(left) });
  }
  return todayOn;
}

/**
 * Gives points of one member to another, once for a key: what ends first goes first, each lot keeps its end. At the console
 * its person stands for it within their own limits, or two people; a shop or an app that calls the API had the
 * member's own word. Throws `transfer_refused` with the limit of the programme and what it leaves, `points_refused` with the
 * reason, `insufficient_points`, `limit_exceeded`, `own_approval`, `idempotency_conflict`, `not_found`; then nothing is written.
 */
export const transferPoints = defineCommand({
  id: 'points.transfer',
  permission: 'points.transfer',
  isRepeatable: true,
  input: z.object({
    memberId: memberIdInput,
    toMemberId: memberIdInput,
    points: pointsInput,
    key: keyInput,
    note: wordsInput,
    /** Said by an approval alone: the actor agrees to what `askedBy` asked for. */
    secondPerson: z.boolean().default(false),
    askedBy: z.number().int().positive().nullable().default(null),
  }),
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { memberId, toMemberId, points, key, note } = input;
    // Two callers may choose one key; a task is its own.
    const source = actor.kind === 'apiKey' ? actorLabel(actor) : TRANSFER_SOURCE;
    const asked = { memberId, toMemberId, points, note };
    return onceByKey(context, { source, key, input: asked }, async () => {
      const people = actor.kind === 'apiKey' ? {} : await requirePeople(context, input);
      const givenOn = await requireWithinLimits(context, input);
      const movement = { source, key, note, ...people };
      const moved = await moveBalance(context, {
        from: memberId,
        to: toMemberId,
        kind: 'transfer',
        points,
        movement,
      });
      await countGiven(tx, { memberId, givenOn }, points);
      const told = { points: pointsText(points), ...people };
      const changes: AuditChange[] = [
        {
          subjectKind: 'points',
          subjectId: memberId,
          before: null,
          after: { kind: 'transfer_out', seq: moved.outSeq, otherMemberId: toMemberId, ...told },
        },
        {
          subjectKind: 'points',
          subjectId: toMemberId,
          before: null,
          after: { kind: 'transfer_in', seq: moved.inSeq, otherMemberId: memberId, ...told },
        },
      ];
      return {
        answer: {
          memberId,
          toMemberId,
          points: pointsText(points),
          seq: moved.outSeq,
          toSeq: moved.inSeq,
        },
        changes,
      };
    });
  },
});
