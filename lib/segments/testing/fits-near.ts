import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import { DAY_MS, inRange, inWindow, type Judged, ms } from './plain-pieces';
import { WORLD_RULE, type WorldPurchase } from './small-world';
import { WORLD_LADDERS } from './world-ladders';

type Near = ConditionOf<'tierNear'>;
type Losing = ConditionOf<'tierLosing'>;

/** The day on which lots were earned, and how many points they were: half of a hundred is kept as fifty hundredths. */
const LOTS_ON = '2024-01-10';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Whether a day counts today on a ladder. */
function counts({ window }: Ladder, on: string, todayOn: string): boolean {
  if (window.kind === 'rolling') {
    return inWindow(on, { kind: 'last', count: window.months, unit: 'month' }, todayOn);
  }
  return on.slice(0, 4) === todayOn.slice(0, 4) && on <= todayOn;
}

function spendOf({ lines }: Ladder, purchase: WorldPurchase): number {
  const only = lines?.only?.categories;
  return sum(
    purchase.lines
      .filter(({ category }) => only?.includes(category) ?? true)
      .map(({ amount }) => amount),
  );
}

/** What a member has of each basis today. */
function measured(ladder: Ladder, member: Judged, todayOn: string) {
  const purchases = member.purchases.filter(({ on }) => counts(ladder, on, todayOn));
  const earned = [...member.lots.map(({ points }) => ({ points, on: LOTS_ON })), ...member.redeems];
  return {
    spend: sum(purchases.map((purchase) => spendOf(ladder, purchase))),
    receipts: purchases.filter(({ isReturn }) => !isReturn).length,
    points: sum(earned.filter(({ on }) => counts(ladder, on, todayOn)).map(({ points }) => points)),
  };
}

/** The steps that a member stands on by themselves and by a floor of the day; -1: none. */
function stepsOf(ruleId: number, { tiers }: Ladder, member: Judged, todayOn: string) {
  const place = (tierId: number | null) => tiers.findIndex((tier) => tier.tierId === tierId);
  const entry = tiers.findLastIndex(({ from }) => Object.values(from).every((asked) => !asked));
  const isWorld = ruleId === WORLD_RULE;
  const { standing, floor, tier } = member;
  const isHeld = isWorld && floor !== null && floor.fromOn <= todayOn && todayOn <= floor.untilOn;
  // A tier that a floor may have let them show is not one that they had.
  const had = isWorld && floor !== null ? -1 : place(tier);
  const own = isWorld && standing !== null ? place(standing.tier) : Math.max(had, entry);
  return { own, floor: isHeld ? place(floor.tier) : -1, entry };
}

/** Whether a member is on the way to one of the tiers that a condition names: written plainly. */
export function isNear(member: Judged, near: Near, todayOn: string): boolean {
  return WORLD_LADDERS.some(({ ruleId, definition: ladder }) => {
    if (member.joinedOn > todayOn) return false;
    if (ladder.audience === 'person' && member.kind !== 'person') return false;
    const has = measured(ladder, member, todayOn);
    const { own, floor } = stepsOf(ruleId, ladder, member, todayOn);
    const shown = Math.max(own, floor);
    const slots = {
      spend: near.missingSpend,
      receipts: near.missingReceipts,
      points: near.missingPoints,
    };
    return ladder.tiers.some(({ tierId, from }, step) => {
      if (!near.tiers.includes(tierId) || shown >= step) return false;
      const asks = (basis: Ladder['bases'][number]) => Number(from[basis] ?? 0);
      const parts = ladder.bases.map((basis) =>
        has[basis] >= asks(basis) ? 1 : Math.max(0, has[basis] / asks(basis)),
      );
      const part = ladder.match === 'all' ? Math.min(...parts) : Math.max(...parts);
      const bps = Math.floor(part * 10_000 + 1e-9);
      return (
        part < 1 &&
        (near.missing === undefined || bps >= 10_000 - near.missing * 100) &&
        Object.entries(slots).every(([name, range]) => {
          const basis = name as Ladder['bases'][number];
          if (range === undefined) return true;
          if (!ladder.bases.includes(basis)) return false;
          return inRange(Math.max(0, asks(basis) - has[basis]), range);
        })
      );
    });
  });
}

/** The highest step that is earned by what was measured. */
function earned({ tiers, bases, match }: Ladder, has: ReturnType<typeof measured>): number {
  return tiers.findLastIndex(({ from }) => {
    const parts = bases.map((basis) => has[basis] >= Number(from[basis] ?? 0));
    return match === 'all' ? parts.every(Boolean) : parts.some(Boolean);
  });
}

/** Whether a member loses one of the tiers that a condition names unless they buy: written plainly. */
export function isLosing(member: Judged, { tiers, within }: Losing, todayOn: string): boolean {
  const dayAt = (ahead: number) => new Date(ms(todayOn) + ahead * DAY_MS).toJSON().slice(0, 10);
  const untilOn = dayAt(within);
  return WORLD_LADDERS.some(({ ruleId, definition: ladder }) => {
    if (member.joinedOn > todayOn) return false;
    if (ladder.audience === 'person' && member.kind !== 'person') return false;
    const { own, floor, entry } = stepsOf(ruleId, ladder, member, todayOn);
    const shown = Math.max(own, floor);
    const tier = ladder.tiers[shown];
    if (tier === undefined || shown <= entry || !tiers.includes(tier.tierId)) return false;
    if (floor === shown && (member.floor?.untilOn ?? '') >= untilOn) return false;
    const standing = ruleId === WORLD_RULE ? member.standing : null;
    if (own < shown || (standing?.graceUntilOn ?? null) !== null) return true;
    if (ladder.validity === 'window') {
      return earned(ladder, measured(ladder, member, dayAt(within - 1))) < shown;
    }
    const validUntilOn = standing?.validUntilOn ?? null;
    if (validUntilOn !== null && validUntilOn >= untilOn) return false;
    return earned(ladder, measured(ladder, member, todayOn)) < shown;
  });
}
