import 'server-only';
import { POINT_LIMITS } from '@/lib/domain/points/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText } from '@/lib/domain/shared/points';
import type { LedgerContext, Movement } from './ledger/movement';
import { spendAllowance } from './spend-allowance';

/**
 * Who stands for a movement by hand, within the limits: its person alone, or, when a second person agrees, the one who
 * asked and the one who acts now. The product itself stands for its own. Throws `limit_exceeded`, `own_approval`,
 * `forbidden`.
 */
export async function requirePeople(
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
