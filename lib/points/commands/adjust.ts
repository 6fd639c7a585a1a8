import 'server-only';
import { z } from 'zod';
import { expiryFrom } from '@/lib/domain/points/expiry';
import { keyInput, memberIdInput, pointsInput, wordsInput } from '@/lib/domain/points/inputs';
import { POINT_LIMITS } from '@/lib/domain/points/limits';
import { ADJUST_REASONS } from '@/lib/domain/points/states';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { auditedEntry } from '../ledger/audited-entry';
import { credit } from '../ledger/credit';
import { debit } from '../ledger/debit';
import { lockAccount } from '../ledger/lock-accounts';
import type { LedgerContext, Movement } from '../ledger/movement';
import { onceByKey } from '../ledger/once-by-key';
import { spendAllowance } from '../spend-allowance';

const SOURCE = 'hand';

/**
 * Who stands for a movement by hand, within the limits: its person alone, or, when a second person agrees, the one who
 * asked and the one who acts now. The product itself stands for its own.
 */
async function requirePeople(
  context: LedgerContext,
  {
    points,
    askedBy,
    secondPerson,
  }: {
    readonly points: Points;
    readonly askedBy: number | null;
    readonly secondPerson: boolean;
  },
): Promise<Pick<Movement, 'requestedBy' | 'approvedBy'>> {
  const { actor } = context;
  if (actor.kind === 'system') return {};
  if (actor.kind !== 'user') throw new AppError('forbidden', { permission: 'points.adjust' });
  const { userId, role } = actor;
  if (points > POINT_LIMITS[role].most) {
    const most = pointsText(POINT_LIMITS[role].most);
    throw new AppError('limit_exceeded', { limit: 'most', most, left: most });
  }
  if (!secondPerson || askedBy === null) {
    await spendAllowance(context, { userId, role, points });
    return { requestedBy: userId };
  }
  if (askedBy === userId) throw new AppError('own_approval');
  return { requestedBy: askedBy, approvedBy: userId };
}

/**
 * Gives points to a member or takes them by hand, once for a key. What is given lives as long as what is earned. Throws
 * `limit_exceeded` when a person needs a second one, `own_approval`, `insufficient_points`, `points_refused`,
 * `idempotency_conflict`, `not_found`; then nothing is written.
 */
export const adjustPoints = defineCommand({
  id: 'points.adjust',
  permission: 'points.adjust',
  isRepeatable: true,
  input: z.object({
    memberId: memberIdInput,
    direction: z.enum(['give', 'take']),
    points: pointsInput,
    key: keyInput,
    reason: z.enum(ADJUST_REASONS),
    evidence: wordsInput,
    note: wordsInput,
    /** Said by an approval alone: the actor agrees to what `askedBy` asked for. */
    secondPerson: z.boolean().default(false),
    askedBy: z.number().int().positive().nullable().default(null),
  }),
  run: async ({ tx, actor, now, input }) => {
    const context = { tx, actor, now };
    const { memberId, points, direction, key, reason, evidence, note } = input;
    const asked = { memberId, points, direction, reason, evidence, note };
    return onceByKey(context, { source: SOURCE, key, input: asked }, async () => {
      const people = await requirePeople(context, input);
      const account = await lockAccount(tx, memberId, now);
      const movement = { source: SOURCE, key, reason, evidence, note, ...people };
      const { timeZone } = await readProgrammeFacts(tx, now);
      const kind = 'adjust' as const;
      const posted =
        direction === 'take'
          ? await debit(context, account, { kind, points, movement })
          : await credit(context, account, {
              kind,
              points,
              lot: { expiresAt: expiryFrom(now, timeZone) },
              movement,
            });
      return {
        answer: {
          memberId,
          seq: posted.seq,
          direction,
          points: pointsText(points),
          balance: pointsText(posted.account.balance),
        },
        changes: [auditedEntry(account, posted, { kind, points, direction, reason, ...people })],
      };
    });
  },
});
