import 'server-only';
import type { Role } from '@/lib/domain/access/permissions';
import { limitReached, POINT_LIMITS, type PointLimits } from '@/lib/domain/points/limits';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText, toPoints } from '@/lib/domain/shared/points';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import type { LedgerContext } from './ledger/movement';

type Judged = {
  readonly todayOn: string;
  readonly limit: 'atOnce' | 'aDay' | null;
  /** What is left of the day. */
  readonly left: Points;
  readonly limits: PointLimits;
};

type ByHand = { readonly userId: number; readonly role: Role; readonly points: Points };

/** Locks the counter of the person's day and judges a movement by it. */
async function judge(
  { tx, now }: LedgerContext,
  { userId, role, points }: ByHand,
): Promise<Judged> {
  const { todayOn } = await readProgrammeFacts(tx, now);
  await tx.client.query(
    'INSERT INTO point_allowances (user_id, used_on) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [userId, todayOn],
  );
  const { rows } = await tx.client.query<{ used: string }>(
    'SELECT used::text FROM point_allowances WHERE user_id = $1 AND used_on = $2 FOR UPDATE',
    [userId, todayOn],
  );
  const used = toPoints(BigInt(present(rows[0], 'the counter of a day is there').used));
  const limits = POINT_LIMITS[role];
  const left = toPoints(limits.aloneADay > used ? limits.aloneADay - used : 0n);
  return { todayOn, limit: limitReached(limits, { points, used }), left, limits };
}

/**
 * Whether a person needs a second one for a movement by hand now; their counter stays locked until the transaction ends,
 * so that the answer holds.
 */
export async function isAboveAllowance(context: LedgerContext, points: Points): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== 'user') return false;
  return (await judge(context, { userId: actor.userId, role: actor.role, points })).limit !== null;
}

/**
 * Counts a movement by hand against what its person may move alone on the programme's day. The counter row is locked
 * before it is judged, so that neither many small ones nor many at once get past it. Given and taken count alike, for a
 * gift and its taking back would cancel out otherwise. Throws `limit_exceeded` with the limit (`atOnce`, `aDay`) and what
 * is left of the day as text: then a second person is needed.
 */
export async function spendAllowance(context: LedgerContext, byHand: ByHand): Promise<void> {
  const { todayOn, limit, left, limits } = await judge(context, byHand);
  if (limit !== null) {
    throw new AppError('limit_exceeded', {
      limit,
      left: pointsText(left),
      most: pointsText(limits.aloneAtOnce),
    });
  }
  await context.tx.client.query(
    'UPDATE point_allowances SET used = used + $3 WHERE user_id = $1 AND used_on = $2',
    [byHand.userId, todayOn, byHand.points],
  );
}
