import type { ActOf, Outcome } from './acts';
import { availableOf, emptied, lotsOf, moveParts, repay, spend, takeOut } from './plain-ledger';
import { no, type PlainWorld, whole, yes } from './plain-world';

/** One of two. */
export function merge(world: PlainWorld, { member: loser, to: survivor }: ActOf<'merge'>): Outcome {
  if (survivor === loser || world.mergedInto[survivor] != null || world.mergedInto[loser] != null)
    return no('member_refused');
  const lots = lotsOf(world, loser);
  if (lots.some(({ held }) => held > 0n)) return no('points_refused');
  const debt = world.debts[loser] ?? 0n;
  const hasBrought = lots.length > 0 || debt > 0n;
  const moved = world.receipts.filter(({ owner }) => owner === loser);
  const receipts = moved.map(({ no: number }) => number);
  const kept = { survivor, loser, hasBrought, hasDebt: debt > 0n, receipts, isUndone: false };
  world.merges.push(kept);
  world.debts[loser] = 0n;
  world.debts[survivor] = (world.debts[survivor] ?? 0n) + debt;
  const parts = emptied(lots);
  moveParts(world, survivor, { parts, merge: world.merges.length, now: world.now });
  if (hasBrought) repay(world, survivor, world.now);
  for (const one of moved) one.owner = survivor;
  world.mergedInto[loser] = survivor;
  for (const other of world.members) {
    if (world.mergedInto[other] === loser) world.mergedInto[other] = survivor;
  }
  return yes();
}

/** Two of one again, while what came along is intact. */
export function unmerge(world: PlainWorld, { member: loser }: ActOf<'unmerge'>): Outcome {
  const place = world.merges.findLastIndex(
    (one) => one.loser === loser && !one.isUndone && one.survivor === world.mergedInto[loser],
  );
  const kept = world.merges[place];
  if (kept === undefined) return no('member_refused');
  const brought = world.lots.filter((lot) => lot.merge === place + 1);
  const isTouched = brought.some((lot) => lot.isTouched || lot.held > 0n);
  if (kept.hasBrought && (isTouched || kept.hasDebt)) return no('points_refused');
  world.mergedInto[loser] = null;
  for (const one of world.merges) {
    if (one.survivor !== loser || one.isUndone) continue;
    if (world.mergedInto[one.loser] === kept.survivor) world.mergedInto[one.loser] = loser;
  }
  const parts = emptied(brought.filter(({ left }) => left > 0n));
  moveParts(world, loser, { parts, merge: null, now: world.now });
  for (const one of world.receipts) {
    if (kept.receipts.includes(one.no) && one.owner === kept.survivor) one.owner = loser;
  }
  kept.isUndone = true;
  return yes();
}

/** Points that are promised. */
export function openHold(world: PlainWorld, act: ActOf<'hold'>): Outcome {
  const { member, points, minutes } = act;
  if (world.mergedInto[member] != null) return no('points_refused');
  if (availableOf(world, member, world.now) < whole(points)) return no('insufficient_points');
  // Taken and put back: the lots are chosen as if it were spent.
  const before = new Map(lotsOf(world, member).map((lot) => [lot, lot.isTouched]));
  const { parts } = takeOut(lotsOf(world, member), whole(points), world.now);
  for (const { lot, amount } of parts) {
    lot.left += amount;
    lot.held += amount;
    lot.isTouched = before.get(lot) ?? false;
  }
  world.holds.push({
    ...{ no: act.no, owner: member, points: whole(points), state: 'open' },
    lots: parts.map(({ lot, amount }) => ({ id: lot.id, amount })),
    lapsesAt: world.now + minutes * 60_000,
  });
  return yes();
}

/** Points that go over to somebody else. */
export function transfer(world: PlainWorld, { member, to, points }: ActOf<'transfer'>): Outcome {
  const isOver = world.mergedInto[member] != null || world.mergedInto[to] != null;
  if (member === to || isOver) return no('points_refused');
  const parts = spend(world, member, whole(points), world.now);
  if (parts === null) return no('insufficient_points');
  moveParts(world, to, { parts, merge: null, now: world.now });
  return yes();
}
