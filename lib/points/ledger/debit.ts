import 'server-only';
import { takeFrom } from '@/lib/domain/points/lots';
import type { EntryKind } from '@/lib/domain/points/states';
import { assert } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText, toPoints } from '@/lib/domain/shared/points';
import { type LockedAccount, requireOpen } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import { readLots } from './open-lots';
import { type Posted, postEntry } from './post-entry';

/** The refusal of a debit, with what there is and what was asked as text. */
export function insufficient(asked: Points, short: Points): AppError {
  return new AppError('insufficient_points', {
    available: pointsText(toPoints(asked - short)),
    asked: pointsText(asked),
  });
}

/**
 * Takes points from a locked account out of what can be spent now: the lot that expires first, then the oldest, those
 * without expiry last; each debit records its lots. `points` above zero. Throws `insufficient_points` with what there is
 * and what was asked, both as text; then nothing is written.
 */
export async function debit(
  context: LedgerContext,
  account: LockedAccount,
  {
    kind,
    points,
    movement,
  }: {
    readonly kind: Extract<EntryKind, 'redeem' | 'adjust' | 'write_off'>;
    readonly points: Points;
    readonly movement: Movement;
  },
): Promise<Posted> {
  assert(points > 0n, 'what is debited is above zero');
  requireOpen(account, kind);
  const lots = await readLots(context.tx, account.memberId);
  const { takes, short } = takeFrom(lots, points, context.now);
  if (short > 0n) throw insufficient(points, short);
  const entry = {
    kind,
    amount: toPoints(-points),
    takes: takes.map((take) => ({ ...take, end: 'consumed' as const })),
  };
  return postEntry(context, account, { entry, movement });
}
