import 'server-only';
import { drawTogether } from '@/lib/domain/households/draw';
import { availableIn } from '@/lib/domain/points/lots';
import { assert, present } from '@/lib/domain/shared/assert';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { insufficient } from './debit';
import { type LockedAccount, requireOpen } from './lock-accounts';
import type { SharedAccounts } from './lock-shared';
import type { LedgerContext, Movement } from './movement';
import { readLots } from './open-lots';
import { type Posted, postEntry } from './post-entry';

/** One entry of a shared redemption. */
export type SharedPart = {
  readonly before: LockedAccount;
  readonly posted: Posted;
  readonly points: Points;
};

/**
 * Spends points of a member out of their own and their household's lots in the order of consumption: an entry at each
 * account that gives some, all of one movement. `left` is what all together can spend after it. `points` above zero.
 * Throws `insufficient_points` with what there is together, `points_refused`; then nothing is written.
 */
export async function debitShared(
  context: LedgerContext,
  { own, others }: SharedAccounts,
  { points, movement }: { readonly points: Points; readonly movement: Movement },
): Promise<{ readonly parts: readonly SharedPart[]; readonly left: Points }> {
  assert(points > 0n, 'what is debited is above zero');
  requireOpen(own, 'redeem');
  const accounts = [own, ...others];
  const purses = [];
  for (const { memberId } of accounts) {
    purses.push({ memberId, lots: await readLots(context.tx, memberId) });
  }
  const { draws, short } = drawTogether(purses, points, context.now);
  if (short > 0n) throw insufficient(points, short);
  const parts: SharedPart[] = [];
  for (const { memberId, takes, points: part } of draws) {
    const before = present(
      accounts.find((account) => account.memberId === memberId),
      'an account that gives is locked',
    );
    const entry = {
      kind: 'redeem' as const,
      amount: toPoints(-part),
      takes: takes.map((take) => ({ ...take, end: 'consumed' as const })),
    };
    parts.push({
      before,
      posted: await postEntry(context, before, { entry, movement }),
      points: part,
    });
  }
  const all = availableIn(
    purses.flatMap(({ lots }) => lots),
    context.now,
  );
  return { parts, left: toPoints(all - points) };
}
