import type { Act, ActOf, Outcome } from './acts';
import { merge, openHold, transfer, unmerge } from './plain-desk';
import { activate, endHold, expire, giveLot, lapse, spend } from './plain-ledger';
import type { PlainReceipt } from './plain-receipts';
import { bringBack, buy, quote } from './plain-tills';
import { accountOf, holdOf, holdRefusal, no, type PlainWorld, whole, yes } from './plain-world';

type By = { readonly [Do in Act['do']]: (world: PlainWorld, act: ActOf<Do>) => Outcome };

const BY: By = {
  buy,
  return: (world, { of, lines }) => bringBack(world, of, lines, false),
  cancel: (world, { of }) => bringBack(world, of, null, true),
  quote,
  redeem: (world, { member, points }) => {
    if (world.mergedInto[member] != null) return no('points_refused');
    const parts = spend(world, member, whole(points), world.now);
    if (parts === null) return no('insufficient_points');
    return yes({ balance: accountOf(world, member).balance ?? '' });
  },
  hold: openHold,
  capture: (world, { hold: asked }) => {
    const hold = holdOf(world, asked);
    if (hold?.state === 'captured') return yes();
    const refusal = holdRefusal(world, hold);
    if (refusal !== null || hold === undefined) return refusal ?? no('not_found');
    endHold(world, hold, 'captured');
    return yes();
  },
  release: (world, { hold: asked }) => {
    const hold = holdOf(world, asked);
    if (hold === undefined) return no('not_found');
    if (hold.state === 'captured') return no('wrong_state');
    if (hold.state === 'open') endHold(world, hold, 'released');
    return yes();
  },
  give: (world, { member, points, livesMs }) => {
    if (world.mergedInto[member] != null) return no('points_refused');
    const { now } = world;
    const lot = { end: livesMs === null ? null : now + livesMs, born: now, root: -1 };
    giveLot(world, member, { points: whole(points), lot, now });
    return yes();
  },
  transfer,
  merge,
  unmerge,
  again: () => yes(),
  lapseAt: (world, { member }) => {
    lapse(world, member, world.now);
    return yes();
  },
  activateAt: (world, { member }) => {
    activate(world, member, world.now);
    return yes();
  },
};

/** What the rules say of an act, and the world after it. A refused act leaves it as it was. */
export function afterAct(world: PlainWorld, act: Act): { world: PlainWorld; outcome: Outcome } {
  const { rules, ...rest } = world;
  const next: PlainWorld = { ...structuredClone({ ...rest, receipts: [] }), rules, receipts: [] };
  next.receipts.push(...world.receipts.map(copyOf));
  const doIt = BY[act.do] as (world: PlainWorld, act: Act) => Outcome;
  const outcome = doIt(next, act);
  return { world: 'refused' in outcome ? world : next, outcome };
}

const copyOf = (one: PlainReceipt): PlainReceipt => ({
  ...one,
  spentParts: one.spentParts.map((part) => ({ ...part })),
  back: one.back.map((line) => ({ ...line })),
});

/** The night's work at everybody. */
export function passNight(world: PlainWorld): void {
  for (const member of world.members) lapse(world, member, world.now);
  for (const member of world.members) activate(world, member, world.now);
  for (const member of world.members) expire(world, member, world.now);
}
