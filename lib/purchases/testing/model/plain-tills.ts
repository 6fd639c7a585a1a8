import { plainTerms } from '@/lib/domain/rules/testing/plain-sum';
import type { ActOf, Outcome } from './acts';
import {
  availableOf,
  endHold,
  giveBack,
  giveLot,
  type Part,
  spend,
  standsAt,
  takeBack,
} from './plain-ledger';
import {
  afterReturn,
  cameBack,
  dayOf,
  factsOf,
  lotOf,
  mostOf,
  type PlainReceipt,
  paysMinor,
  rulesOn,
  standingOf,
  sumOf,
  usedBy,
} from './plain-receipts';
import {
  accountOf,
  asText,
  holdOf,
  holdRefusal,
  no,
  type PlainWorld,
  whole,
  yes,
} from './plain-world';

/** What points pay, taken from the account; or the refusal. */
function pay(
  world: PlainWorld,
  { spends, member }: { spends: ActOf<'buy'>['spends']; member: number },
  minorOf: (points: bigint) => bigint | null,
): { parts: readonly Part[]; points: bigint; minor: bigint } | Outcome {
  if (spends === null) return { parts: [], points: 0n, minor: 0n };
  if (typeof spends === 'number') {
    const points = whole(spends);
    const minor = minorOf(points);
    if (minor === null) return no('spending_refused');
    const parts = spend(world, member, points, world.now);
    return parts === null ? no('insufficient_points') : { parts, points, minor };
  }
  const hold = holdOf(world, spends.hold, member);
  const refusal = holdRefusal(world, hold);
  if (refusal !== null || hold === undefined) return refusal ?? no('not_found');
  const minor = minorOf(hold.points);
  if (minor === null) return no('spending_refused');
  return { parts: endHold(world, hold, 'captured'), points: hold.points, minor };
}

/** A receipt at a till. */
export function buy(world: PlainWorld, act: ActOf<'buy'>): Outcome {
  const { now, tierId } = world;
  const member = standsAt(world, act.member);
  const at = now - act.lateMs;
  const day = dayOf(at);
  const rules = rulesOn(world.rules, day);
  const bare = factsOf(act.lines, { day, tierId, paidMinor: 0n });
  const paid = pay(world, { ...act, member }, (points) => paysMinor(rules, bare, points));
  if (!('parts' in paid)) return paid;
  const facts = { ...bare, paidByPointsMinor: paid.minor };
  const used = usedBy(world.receipts, rules, { owner: member, day });
  const standing = standingOf(rules, facts, used);
  const earned = sumOf(standing);
  if (earned > 0n) {
    const lot = { ...lotOf(rules, day, now), born: at, root: act.no };
    giveLot(world, member, { points: earned, lot, now });
  }
  world.receipts.push({
    ...{ no: act.no, owner: member, spentBy: member, day, rules, facts, used, standing },
    ...{ earned, spent: paid.points, takenBack: 0n, letGo: 0n, givenBack: 0n },
    spentParts: paid.parts.map(({ lot, amount }) => ({ ...lot, amount, left: amount })),
    back: act.lines.map(() => ({ milli: 0n, minor: 0n })),
  });
  return yes({
    earned: asText(earned),
    spent: asText(paid.points),
    spentMinor: String(paid.minor),
    ...accountOf(world, member),
  });
}

/** Points of a receipt after something of it came back. */
function settle(world: PlainWorld, one: PlainReceipt): { taken: bigint; letGo: bigint } {
  const { now } = world;
  const { standing, back } = afterReturn(one);
  const points = back - one.givenBack;
  if (points > 0n) {
    const member = standsAt(world, one.spentBy);
    giveBack(world, member, { parts: one.spentParts, points, now });
    one.givenBack = back;
  }
  const stays = one.earned - one.takenBack - one.letGo;
  // What earns more by keeping less earns nothing more.
  if (sumOf(standing) > stays) return { taken: 0n, letGo: 0n };
  one.standing = standing;
  const stopsAtZero = plainTerms(one.rules).takesBack === 'stopAtZero';
  const asked = { root: one.no, points: stays - sumOf(standing), stopsAtZero, now };
  if (asked.points === 0n) return { taken: 0n, letGo: 0n };
  const { taken, letGo } = takeBack(world, one.owner, asked);
  one.takenBack += taken;
  one.letGo += letGo;
  return { taken, letGo };
}

const toldBack = (taken: bigint, letGo: bigint, given: bigint, minor: bigint) => ({
  ...{ takenBack: asText(taken), notRecouped: asText(letGo), givenBack: asText(given) },
  amountMinor: String(minor),
});

/** Goods that come back: parts of lines, or all that is left (null). */
export function bringBack(
  world: PlainWorld,
  of: number,
  asked: ActOf<'return'>['lines'],
  isCancel: boolean,
): Outcome {
  const one = world.receipts.find(({ no: number }) => number === of);
  if (one === undefined) return no('not_found');
  if (dayOf(world.now) < one.day) return no('return_refused');
  const lines = asked?.map(({ place, milli }) => ({ place, milli: BigInt(milli) })) ?? null;
  const came = cameBack(one, lines);
  const isOver = came === 'nothingLeft' && isCancel;
  if (isOver) return yes({ ...toldBack(0n, 0n, 0n, 0n), ...accountOf(world, one.owner) });
  if (typeof came === 'string') return no('return_refused');
  for (const { place, milli, minor } of came.lines) {
    const gone = one.back[place];
    if (gone !== undefined) [gone.milli, gone.minor] = [gone.milli + milli, gone.minor + minor];
  }
  const before = one.givenBack;
  const { taken, letGo } = settle(world, one);
  const minor = came.lines.reduce((sum, line) => sum + line.minor, 0n);
  const told = toldBack(taken, letGo, one.givenBack - before, minor);
  return yes({ ...told, ...accountOf(world, one.owner) });
}

/** What a basket would earn and what may pay. */
export function quote(world: PlainWorld, { member: asked, lines }: ActOf<'quote'>): Outcome {
  const member = standsAt(world, asked);
  const day = dayOf(world.now);
  const rules = rulesOn(world.rules, day);
  const facts = factsOf(lines, { day, tierId: world.tierId, paidMinor: 0n });
  const available = availableOf(world, member, world.now);
  const earned = sumOf(
    standingOf(rules, facts, usedBy(world.receipts, rules, { owner: member, day })),
  );
  const most = mostOf(rules, facts, available);
  return yes({ earned: asText(earned), available: asText(available), most: asText(most) });
}
