import 'server-only';
import { takeFrom } from '@/lib/domain/points/lots';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import type { LockedAccount } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import { type AccountLot, readLots } from './open-lots';
import { type EntryTake, type NewEntry, type Posted, postEntry } from './post-entry';

const NONE = toPoints(0n);
const least = (a: Points, b: Points) => (a < b ? a : b);

/** An entry and the account that it stands at. */
export type EntryName = { readonly memberId: number; readonly seq: number };

/** How an entry of an account names the one that it takes back, which may stand at an account that was merged into it. */
export function reversing(
  { memberId }: Pick<LockedAccount, 'memberId'>,
  of: EntryName,
): Pick<NewEntry, 'reverses' | 'otherMemberId' | 'otherSeq'> {
  if (of.memberId === memberId) return { reverses: of.seq };
  return { otherMemberId: of.memberId, otherSeq: of.seq };
}

/** What is left of an entry that gave points, after all that was taken back of it already. */
async function leftOf({ tx }: LedgerContext, { memberId, seq }: EntryName): Promise<Points> {
  const { rows } = await tx.client.query<{ left: string }>(
    `SELECT (amount + pending
       + coalesce((SELECT sum(r.amount + r.pending) FROM point_entries r
          WHERE r.member_id = e.member_id AND r.reverses = e.seq), 0)
       + coalesce((SELECT sum(r.amount + r.pending) FROM point_entries r
          WHERE r.other_member_id = e.member_id AND r.other_seq = e.seq), 0))::text AS left
     FROM point_entries e WHERE e.member_id = $1 AND e.seq = $2 AND e.kind = 'earn'`,
    [memberId, seq],
  );
  const [entry] = rows;
  if (entry === undefined) throw new AppError('not_found');
  return toPoints(BigInt(entry.left));
}

/** From each open lot back over those that it continues: after merges, their undoing and moves it is found where it began. */
const CONTINUING = `
  WITH RECURSIVE line AS (
    SELECT lot_id AS open_id, member_id, seq, from_member_id, from_lot_id FROM point_lots
    WHERE member_id = $1 AND state IN ('pending', 'available')
    UNION ALL
    SELECT line.open_id, l.member_id, l.seq, l.from_member_id, l.from_lot_id
    FROM line JOIN point_lots l ON l.member_id = line.from_member_id AND l.lot_id = line.from_lot_id)
  SELECT DISTINCT open_id::float8 AS "lotId" FROM line WHERE member_id = $2 AND seq = $3`;

/** Open lots of an account that hold what the entry gave, wherever it has been since. */
async function ownLots(
  { tx }: LedgerContext,
  lots: readonly AccountLot[],
  { account, of }: { readonly account: LockedAccount; readonly of: EntryName },
): Promise<readonly AccountLot[]> {
  const { rows } = await tx.client.query<{ lotId: number }>(CONTINUING, [
    account.memberId,
    of.memberId,
    of.seq,
  ]);
  const ids = new Set(rows.map(({ lotId }) => lotId));
  return lots.filter(({ lotId }) => ids.has(lotId));
}

/** Lots of the entry first, then the others: taking back what was not spent touches nothing else. */
function takesFor(
  lots: readonly AccountLot[],
  {
    own,
    amount,
    now,
  }: { readonly own: readonly AccountLot[]; readonly amount: Points; readonly now: Date },
): { readonly pending: Points; readonly takes: readonly EntryTake[]; readonly short: Points } {
  const waiting = own.filter(({ state }) => state === 'pending');
  let left = amount;
  const takes: EntryTake[] = waiting.map((lot) => {
    const taken = least(lot.remaining, left);
    left = toPoints(left - taken);
    return { lotId: lot.lotId, amount: taken, end: 'cancelled' };
  });
  const pending = toPoints(amount - left);
  for (const some of [own, lots.filter((lot) => !own.includes(lot))]) {
    const part = takeFrom(some, left, now);
    takes.push(...part.takes.map((take) => ({ ...take, end: 'reversed' as const })));
    left = part.short;
  }
  return { pending, takes: takes.filter(({ amount: taken }) => taken > 0n), short: left };
}

/** What was taken back: null where nothing was booked. */
export type TakenBack = {
  readonly posted: Posted | null;
  /** What went, a debt for it included. */
  readonly points: Points;
  /** What could not be taken and was let go. */
  readonly notRecouped: Points;
};

/**
 * Takes back what an `earn` entry gave: at most what is left of it, nothing when asked for nothing or less. First from its own
 * lots, then in the order of consumption; what is spent already becomes a debt or, when it `stopsAtZero`, is let go. The entry
 * may stand at an account that was merged into this one. Throws `points_refused`, `not_found`.
 */
export async function takeBack(
  context: LedgerContext,
  account: LockedAccount,
  {
    of,
    points,
    stopsAtZero = false,
    movement,
  }: {
    readonly of: EntryName;
    readonly points: Points;
    readonly stopsAtZero?: boolean;
    readonly movement: Movement;
  },
): Promise<TakenBack> {
  const amount = least(points, await leftOf(context, of));
  if (amount <= 0n) return { posted: null, points: NONE, notRecouped: NONE };
  const lots = await readLots(context.tx, account.memberId);
  const own = await ownLots(context, lots, { account, of });
  const { pending, takes, short } = takesFor(lots, { own, amount, now: context.now });
  const notRecouped = stopsAtZero ? short : NONE;
  const taken = toPoints(amount - notRecouped);
  if (taken === 0n) return { posted: null, points: NONE, notRecouped };
  const entry = {
    kind: 'earn_reversal',
    amount: toPoints(pending - taken),
    pending: pending === 0n ? NONE : toPoints(-pending),
    debt: stopsAtZero ? NONE : short,
    takes,
    ...reversing(account, of),
  } as const;
  return {
    posted: await postEntry(context, account, { entry, movement }),
    points: taken,
    notRecouped,
  };
}
