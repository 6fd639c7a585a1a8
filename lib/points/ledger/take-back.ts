import 'server-only';
import { takeFrom } from '@/lib/domain/points/lots';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import type { LockedAccount } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import { type AccountLot, readLots } from './open-lots';
import { type EntryTake, type Posted, postEntry } from './post-entry';

const NONE = toPoints(0n);
const least = (a: Points, b: Points) => (a < b ? a : b);

/** What is left of an entry that gave points, after all that was taken back of it already. */
async function leftOf({ tx }: LedgerContext, memberId: number, seq: number): Promise<Points> {
  const { rows } = await tx.client.query<{ left: string }>(
    `SELECT (amount + pending + coalesce((SELECT sum(r.amount + r.pending) FROM point_entries r
        WHERE r.member_id = e.member_id AND r.reverses = e.seq), 0))::text AS left
     FROM point_entries e WHERE e.member_id = $1 AND e.seq = $2 AND e.kind = 'earn'`,
    [memberId, seq],
  );
  const [entry] = rows;
  if (entry === undefined) throw new AppError('not_found');
  return toPoints(BigInt(entry.left));
}

/** Lots of the entry first, then the others: taking back what was not spent touches nothing else. */
function takesFor(
  lots: readonly AccountLot[],
  { seq, amount, now }: { readonly seq: number; readonly amount: Points; readonly now: Date },
): { readonly pending: Points; readonly takes: readonly EntryTake[]; readonly short: Points } {
  const own = lots.filter((lot) => lot.seq === seq);
  const waiting = own.filter(({ state }) => state === 'pending');
  let left = amount;
  const takes: EntryTake[] = waiting.map((lot) => {
    const taken = least(lot.remaining, left);
    left = toPoints(left - taken);
    return { lotId: lot.lotId, amount: taken, end: 'cancelled' };
  });
  const pending = toPoints(amount - left);
  for (const some of [own, lots.filter((lot) => lot.seq !== seq)]) {
    const part = takeFrom(some, left, now);
    takes.push(...part.takes.map((take) => ({ ...take, end: 'reversed' as const })));
    left = part.short;
  }
  return { pending, takes: takes.filter(({ amount: taken }) => taken > 0n), short: left };
}

/**
 * Takes back what an `earn` entry gave: at most what is left of it, nothing when asked for nothing or less (null). First
 * from its own lots, then in the order of consumption; what is spent already becomes a debt (a setting of the programme
 * later: or is left). Throws `points_refused`, `not_found`.
 */
export async function takeBack(
  context: LedgerContext,
  account: LockedAccount,
  {
    seq,
    points,
    movement,
  }: { readonly seq: number; readonly points: Points; readonly movement: Movement },
): Promise<Posted | null> {
  const amount = least(points, await leftOf(context, account.memberId, seq));
  if (amount <= 0n) return null;
  const lots = await readLots(context.tx, account.memberId);
  const { pending, takes, short } = takesFor(lots, { seq, amount, now: context.now });
  const entry = {
    kind: 'earn_reversal',
    amount: toPoints(pending - amount),
    pending: pending === 0n ? NONE : toPoints(-pending),
    debt: short,
    takes,
    reverses: seq,
  } as const;
  return postEntry(context, account, { entry, movement });
}
