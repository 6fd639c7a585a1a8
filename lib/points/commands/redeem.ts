import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { keyInput, memberIdInput, pointsInput } from '@/lib/domain/points/inputs';
import { pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { auditedEntry } from '../ledger/audited-entry';
import { debitShared } from '../ledger/debit-shared';
import { lockShared } from '../ledger/lock-shared';
import { onceByKey } from '../ledger/once-by-key';

/**
 * Spends points of a member once for a key, which is the caller's own: an order, a receipt. In a household it spends what
 * ends first of all its members, and answers what is left to all (`available`); `balance` and `seq` are those of the
 * member, whose own account may have given nothing (`seq` null). Asked again, it answers the same. Amounts are text. Throws `insufficient_points` with what there is, `points_refused` with the reason,
 * `idempotency_conflict`, `not_found`; then nothing is written.
 */
export const redeemPoints = defineCommand({
  id: 'points.redeem',
  permission: 'points.redeem',
  isRepeatable: true,
  input: z.object({ memberId: memberIdInput, points: pointsInput, key: keyInput }),
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { memberId, points, key } = input;
    const source = actorLabel(actor);
    return onceByKey(context, { source, key, input: { redeem: points, memberId } }, async () => {
      const accounts = await lockShared(context, memberId);
      const movement = { source, key };
      const { parts, left } = await debitShared(context, accounts, { points, movement });
      const own = parts.find(({ before }) => before.memberId === memberId)?.posted;
      const isShared = accounts.others.length > 0;
      return {
        answer: {
          memberId,
          seq: own?.seq ?? null,
          points: pointsText(points),
          balance: pointsText((own?.account ?? accounts.own).balance),
          ...(isShared ? { available: pointsText(left) } : {}),
        },
        changes: parts.map(({ before, posted, points: part }) =>
          auditedEntry(before, posted, {
            kind: 'redeem',
            points: part,
            key,
            ...(isShared ? { spentBy: memberId } : {}),
          }),
        ),
      };
    });
  },
});
