import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { TRANSFER_SOURCE } from '@/lib/domain/points/transfers';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { bookMove } from '../ledger/book-move';
import { refusePoints, requireOpen } from '../ledger/lock-accounts';
import { lockPair } from '../ledger/lock-pair';
import { onceByKey } from '../ledger/once-by-key';
import { readLots } from '../ledger/open-lots';
import { requirePeople } from '../require-people';
import { uncountGiven } from '../transfers/count-given';
import { findTransfer } from '../transfers/read-transfer';

const SOURCE = 'transfer.undo';

/**
 * Moves back what a task gave to another member, with the ends it has, once. Possible while all of it lies there as it came: none
 * was spent, held or moved on; what expired meanwhile stays expired. It no longer counts against what the giver may give
 * on that day. Throws `points_refused` (`touched`, or why one of both takes no movement), `limit_exceeded`, `own_approval`, `not_found`.
 */
export const undoTransfer = defineCommand({
  id: 'points.undoTransfer',
  permission: 'points.transfer',
  isRepeatable: true,
  input: z.object({
    memberId: memberIdInput,
    /** The task that transferred, and the one that undoes it. */
    undoOf: z.number().int().positive(),
    taskId: z.number().int().positive(),
    /** Said by an approval alone: the actor agrees to what `askedBy` asked for. */
    secondPerson: z.boolean().default(false),
    askedBy: z.number().int().positive().nullable().default(null),
  }),
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { memberId, undoOf, taskId } = input;
    const run = rowsOf(tx);
    const asked = { source: SOURCE, key: `task:${undoOf}`, input: { memberId, undoOf } };
    return onceByKey(context, asked, async () => {
      const known = await findTransfer(run, { memberId, taskId: undoOf });
      if (known === null) throw new AppError('not_found');
      const people = await requirePeople(context, { ...input, points: known.points });
      const { from, to } = await lockPair(context, known.toMemberId, memberId);
      requireOpen(from, 'transfer_out');
      requireOpen(to, 'transfer_in');
      // Read once more under the locks: it decides.
      const made = present(
        await findTransfer(run, { memberId, taskId: undoOf }),
        'entries stay what they are',
      );
      if (made.isTouched || made.left === 0n) throw refusePoints('touched');
      const lots = await readLots(tx, made.toMemberId, { madeBy: made.toSeq });
      const parts = lots
        .filter(({ remaining }) => remaining > 0n)
        .map((lot) => ({ lot, amount: lot.remaining }));
      const movement = { source: TRANSFER_SOURCE, key: `task:${taskId}`, ...people };
      const moved = await bookMove(
        context,
        { from, to },
        { kind: 'transfer', parts, debt: toPoints(0n), movement },
      );
      await uncountGiven(tx, { memberId, givenOn: made.givenOn }, made.left);
      const told = { points: pointsText(moved.points), undoOf, ...people };
      return {
        answer: { memberId, toMemberId: made.toMemberId, points: pointsText(moved.points) },
        changes: [
          {
            subjectKind: 'points' as const,
            subjectId: made.toMemberId,
            before: null,
            after: { kind: 'transfer_out', seq: moved.outSeq, otherMemberId: memberId, ...told },
          },
          {
            subjectKind: 'points' as const,
            subjectId: memberId,
            before: null,
            after: {
              kind: 'transfer_in',
              seq: moved.inSeq,
              otherMemberId: made.toMemberId,
              ...told,
            },
          },
        ],
      };
    });
  },
});
