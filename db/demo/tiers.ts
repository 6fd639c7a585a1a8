import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { toPoints } from '@/lib/domain/shared/points';
import type { GIVEN_TIER_REASONS } from '@/lib/domain/tiers/floors';
import { judgementOf } from '@/lib/domain/tiers/judged';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { DatedLadder, DayFact } from '@/lib/domain/tiers/replay';
import { floorStep } from '@/lib/domain/tiers/shown';
import { type Standing, stepOf } from '@/lib/domain/tiers/standing';
import { type MeasuredChange, swiftReplay } from '@/lib/domain/tiers/swift-replay';
import { type DemoMoment, type DemoSpan, dayNumber, dayText } from './day';
import { FIRST_TIER_ID } from './ladders';
import type { DemoPerson } from './person';
import type { DemoPurchase } from './purchases';
import { APPROVED_VERSIONS } from './rules';

export interface DemoTierChange extends DemoMoment {
  readonly fromTierId: number;
  readonly toTierId: number;
  readonly reason: Extract<TierReason, 'earned' | 'lapsed' | 'manual' | 'enrolled'>;
}

/** How a member stands on a ladder, and every change that led there. */
export interface DemoStanding {
  readonly ruleId: number;
  readonly versionId: number;
  readonly standing: Standing;
  readonly changes: readonly (MeasuredChange & DemoMoment)[];
}

export interface DemoFloor {
  readonly ruleId: number;
  readonly tierId: number;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: (typeof GIVEN_TIER_REASONS)[number];
}

export interface DemoTiers {
  readonly tierId: number;
  /** How the tier came to be that; the last one leads to it. */
  readonly path: readonly DemoTierChange[];
  readonly standings: readonly DemoStanding[];
  readonly floor: DemoFloor | null;
  /** The day since which a member stands on the ladder of staff. */
  readonly staffSinceOn: string | null;
}

/** The nightly run. */
const NIGHT_SECOND = 3 * 3600 + 600;
/** When people put somebody on a ladder, or give them a tier. */
const DESK_SECOND = 11 * 3600;

/** Now and then somebody was given a tier. */
const GIVEN_EVERY = 600;
const GIVEN_PLACE = 137;
const GIVEN_AGO_DAYS = 75;
const GIVEN_FOR_DAYS = 180;
const GIVEN_TIER_ID = 4;
const GIVEN_REASONS = ['apology', 'agreement', 'partner', 'jubilee'] as const;

/** Staff among the first members are on their ladder: a few dozen. */
const STAFF_UP_TO_MEMBER = 4_000;
const STAFF_AGO_DAYS = 560;

function ladderRule(audience: Ladder['audience']) {
  for (const { definition, ruleId, versionId } of APPROVED_VERSIONS) {
    if (definition.kind === 'tiers' && definition.audience === audience) {
      return { ruleId, versionId, ladder: definition };
    }
  }
  throw new Error(`Invariant broken: the demo has a ladder of ${audience}`);
}
const MAIN = ladderRule('everyone');
const STAFF = ladderRule('enrolled');

/** What each day counts: a return of the demo names no purchase, so it counts on its own day. */
function factsOf(purchases: readonly DemoPurchase[]): readonly DayFact[] {
  const facts: DayFact[] = [];
  for (const { day, amountMinor, isReturn } of purchases) {
    const on = dayText(day);
    const before = facts.at(-1);
    const receipts = isReturn ? 0 : 1;
    if (before?.on === on) {
      const spend = before.spend + amountMinor;
      facts[facts.length - 1] = { ...before, spend, receipts: before.receipts + receipts };
    } else facts.push({ on, spend: amountMinor, receipts, points: NO_POINTS });
  }
  return facts;
}
const NO_POINTS = toPoints(0n);

function floorOf({ memberId, joinedDay }: DemoPerson, { to }: DemoSpan): DemoFloor | null {
  if (memberId % GIVEN_EVERY !== GIVEN_PLACE) return null;
  const fromDay = Math.max(joinedDay, to - GIVEN_AGO_DAYS);
  return {
    ...{ ruleId: MAIN.ruleId, tierId: GIVEN_TIER_ID },
    fromOn: dayText(fromDay),
    untilOn: dayText(fromDay + GIVEN_FOR_DAYS),
    reason: GIVEN_REASONS[Math.floor(memberId / GIVEN_EVERY) % GIVEN_REASONS.length] ?? 'apology',
  };
}

/** The second of a change: of the last receipt of the day, or of the night. */
function secondOf({ on, by }: MeasuredChange, purchases: readonly DemoPurchase[]): DemoMoment {
  const day = dayNumber(on);
  if (by === 'night') return { day, second: NIGHT_SECOND };
  const receipt = purchases.findLast((purchase) => purchase.day === day);
  return { day, second: receipt?.secondOfDay ?? DESK_SECOND };
}

/** What a change of standing came to. */
export const judgedAs = (change: MeasuredChange) => judgementOf(change.version.ladder, change);

const shownId = (tierId: number | null) => tierId ?? FIRST_TIER_ID;

/** What a ladder shows of its member: the changes of tier alone, of the standing and of the floor over it. */
function pathOf({ changes }: DemoStanding, floor: DemoFloor | null): readonly DemoTierChange[] {
  const path: DemoTierChange[] = [];
  let own = shownId(changes[0]?.before.tierId ?? null);
  let shown = own;
  const show = (at: DemoMoment, reason: DemoTierChange['reason']) => {
    const { day, second } = at;
    const floors = floor === null ? [] : [floor];
    const isHeld = floorStep(MAIN.ladder, floors, dayText(day)) > stepOf(MAIN.ladder, own);
    const toTierId = isHeld && floor !== null ? floor.tierId : own;
    if (toTierId !== shown) path.push({ day, second, fromTierId: shown, toTierId, reason });
    shown = toTierId;
  };
  const given = floor && { day: dayNumber(floor.fromOn), second: DESK_SECOND };
  let isGiven = given === null;
  for (const change of changes) {
    if (!isGiven && given !== null && isBefore(given, change)) {
      isGiven = true;
      show(given, 'manual');
    }
    own = shownId(change.after.tierId);
    show(change, judgedAs(change) === 'fell' ? 'lapsed' : 'earned');
  }
  if (!isGiven && given !== null) show(given, 'manual');
  return path;
}

const isBefore = (one: DemoMoment, other: DemoMoment): boolean =>
  one.day < other.day || (one.day === other.day && one.second <= other.second);

/** How the member stands on the ladders of the demo, by the product's own judge, and what they show of it. */
export function demoTiers(
  person: DemoPerson,
  purchases: readonly DemoPurchase[],
  span: DemoSpan,
): DemoTiers {
  const { memberId, kind, joinedDay } = person;
  const facts = factsOf(purchases);
  const joinedOn = dayText(joinedDay);
  const throughOn = dayText(span.to);
  const floor = floorOf(person, span);
  const playedOn = ({ ruleId, versionId, ladder }: typeof MAIN, startsOn: string): DemoStanding => {
    const versions: readonly DatedLadder[] = [{ startsOn, ladder }];
    const climber = { joinedOn };
    const { standing, changes } = swiftReplay({ versions, facts, climber, throughOn });
    return {
      ...{ ruleId, versionId, standing },
      changes: changes.map((change) => ({ ...change, ...secondOf(change, purchases) })),
    };
  };
  const main = playedOn(MAIN, dayText(span.from));
  const mainPath = pathOf(main, floor);
  const mainShown = { tierId: mainPath.at(-1)?.toTierId ?? FIRST_TIER_ID, path: mainPath };
  if (kind !== 'staff' || memberId > STAFF_UP_TO_MEMBER) {
    return { ...mainShown, standings: [main], floor, staffSinceOn: null };
  }
  const sinceDay = Math.max(joinedDay, span.to - STAFF_AGO_DAYS + (memberId % 90));
  const staff = playedOn(STAFF, dayText(sinceDay));
  const putOn = { day: sinceDay, second: DESK_SECOND };
  const before = mainPath.filter((change) => !isBefore(putOn, change));
  const [entry] = STAFF.ladder.tiers;
  const enrolled: DemoTierChange = {
    ...{ ...putOn, reason: 'enrolled' },
    fromTierId: before.at(-1)?.toTierId ?? FIRST_TIER_ID,
    toTierId: entry?.tierId ?? FIRST_TIER_ID,
  };
  return {
    tierId: shownId(staff.standing.tierId),
    path: [...before, enrolled, ...pathOf(staff, null).map((change) => later(change, enrolled))],
    ...{ standings: [main, staff], floor, staffSinceOn: dayText(sinceDay) },
  };
}

/** What the first day on a ladder brings comes after being put on it. */
function later(change: DemoTierChange, { day, second }: DemoMoment): DemoTierChange {
  const isBefore = change.day === day && change.second <= second;
  return isBefore ? { ...change, second: second + 1 } : change;
}
