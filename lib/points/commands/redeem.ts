import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { keyInput, memberIdInput, pointsInput } from '@/lib/domain/points/inputs';
import { pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { auditedEntry } from '../ledger/audited-entry';
import { debit } from '../ledger/debit';
import { lockAccount } from '../ledger/lock-accounts';
import { onceByKey } from '../ledger/once-by-key';

/**
 * Spends points of a member once for a key, which is the caller's own: an order, a receipt. Asked again, it answers the
 * same. Amounts are text. Throws `insufficient_points` with what there is, `points_refused` with the reason,
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
      const account = await lockAccount(tx, memberId, now);
      const movement = { source, key };
      const posted = await debit(context, account, { kind: 'redeem', points, movement });
      const balance = pointsText(posted.account.balance);
      return {
        answer: { memberId, seq: posted.seq, points: pointsText(points), balance },
        changes: [auditedEntry(account, posted, { kind: 'redeem', points, key })],
      };
    });
  },
});
