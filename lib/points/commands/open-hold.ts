import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { HOLD_MINUTES, LONGEST_HOLD_MINUTES } from '@/lib/domain/points/holds';
import { keyInput, memberIdInput, pointsInput } from '@/lib/domain/points/inputs';
import { takeFrom } from '@/lib/domain/points/lots';
import { present } from '@/lib/domain/shared/assert';
import { pointsText } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { insufficient } from '../ledger/debit';
import { lockAccount, requireOpen } from '../ledger/lock-accounts';
import { onceByKey } from '../ledger/once-by-key';
import { readLots } from '../ledger/open-lots';

const MS_A_MINUTE = 60_000;

const OPEN = `
  WITH hold AS (
    INSERT INTO point_holds (member_id, amount, source, key, opened_at, lapses_at) VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING member_id, hold_id
  ), promised AS (
    INSERT INTO point_hold_lots (member_id, hold_id, lot_id, amount)
    SELECT hold.member_id, hold.hold_id, t.lot_id, t.amount FROM hold, unnest($7::bigint[], $8::bigint[]) AS t (lot_id, amount)
  ), held AS (
    UPDATE point_lots l SET held = l.held + t.amount FROM unnest($7::bigint[], $8::bigint[]) AS t (lot_id, amount)
    WHERE l.member_id = $1 AND l.lot_id = t.lot_id
  )
  SELECT hold_id::float8 AS "holdId" FROM hold`;

/**
 * Promises points of a member for a while: the lots are chosen now, so that what was promised neither expires nor is spent
 * elsewhere. The balance does not change. Once for a key. Throws `insufficient_points`, `points_refused`,
 * `idempotency_conflict`, `not_found`.
 */
export const openHold = defineCommand({
  id: 'points.openHold',
  permission: 'points.redeem',
  isRepeatable: true,
  input: z.object({
    memberId: memberIdInput,
    points: pointsInput,
    key: keyInput,
    minutes: z.number().int().min(1).max(LONGEST_HOLD_MINUTES).default(HOLD_MINUTES),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { memberId, points, key, minutes } = input;
    const source = actorLabel(actor);
    const asked = { hold: points, memberId, minutes };
    return onceByKey({ tx, actor, now }, { source, key, input: asked }, async () => {
      const account = await lockAccount(tx, memberId, now);
      requireOpen(account, 'redeem');
      const { takes, short } = takeFrom(await readLots(tx, memberId), points, now);
      if (short > 0n) throw insufficient(points, short);
      const lapsesAt = new Date(now.getTime() + minutes * MS_A_MINUTE);
      const { rows } = await tx.client.query<{ holdId: number }>(OPEN, [
        memberId,
        points,
        source,
        key,
        now,
        lapsesAt,
        takes.map(({ lotId }) => lotId),
        takes.map(({ amount }) => amount),
      ]);
      const { holdId } = present(rows[0], 'a new hold has an id');
      const told = { memberId, points: pointsText(points), lapsesAt: lapsesAt.toJSON() };
      return {
        answer: { holdId, ...told },
        changes: [{ subjectKind: 'pointHold', subjectId: holdId, before: null, after: told }],
      };
    });
  },
});
