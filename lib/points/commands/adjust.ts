import 'server-only';
import { z } from 'zod';
import { expiryFrom } from '@/lib/domain/points/expiry';
import { keyInput, memberIdInput, pointsInput, wordsInput } from '@/lib/domain/points/inputs';
import { ADJUST_REASONS } from '@/lib/domain/points/states';
import { pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { auditedEntry } from '../ledger/audited-entry';
import { credit } from '../ledger/credit';
import { debit } from '../ledger/debit';
import { lockAccount } from '../ledger/lock-accounts';
import { onceByKey } from '../ledger/once-by-key';
import { requirePeople } from '../require-people';

const SOURCE = 'hand';

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
