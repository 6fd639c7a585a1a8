import { type LifecycleStage, PATIENCE_UNKNOWN_DAYS } from '@/lib/domain/analytics/lifecycle';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import { isLosing, isNear } from './fits-near';
import { fitsTold, type Told } from './fits-told';
import { daysAgo, inRange, inWindow, type Judged, looked } from './plain-pieces';
import type { WorldMember, WorldPurchase } from './small-world';

/** Conditions on how a member buys, how they stand on a ladder, on messages to them and on how they can be reached. */
type Habit =
  | Told
  | ConditionOf<
      | 'began'
      | 'stopped'
      | 'categoryShare'
      | 'basket'
      | 'discountShare'
      | 'lifecycle'
      | 'late'
      | 'alive'
      | 'expected'
      | 'reachable'
      | 'message'
      | 'tierSince'
      | 'tierGrace'
      | 'tierEnds'
      | 'tierNear'
      | 'tierLosing'
    >;

type Tier = Extract<Habit, { is: 'tierSince' | 'tierGrace' | 'tierEnds' }>;

/** Whether the standing on the tier that is shown has such a day, or the floor that holds it. */
function standingFits(member: WorldMember, condition: Tier, todayOn: string): boolean {
  const { tier } = member;
  const standing = member.standing?.tier === tier ? member.standing : null;
  const isHeld =
    member.floor?.tier === tier &&
    member.floor.fromOn <= todayOn &&
    todayOn <= member.floor.untilOn;
  const floor = isHeld ? member.floor : null;
  if (condition.is === 'tierSince') {
    const sinceOn = standing === null ? (floor?.fromOn ?? null) : standing.sinceOn;
    return inWindow(sinceOn, condition.window, todayOn);
  }
  const ends = [standing?.validUntilOn ?? '', floor?.untilOn ?? ''].toSorted().at(-1) || null;
  const on = condition.is === 'tierGrace' ? (standing?.graceUntilOn ?? null) : ends;
  const ahead = on === null ? -1 : -daysAgo(on, todayOn);
  return ahead >= 0 && ahead <= (condition.within ?? Infinity);
}

/** The days on which a member bought, one after the other. */
function purchaseDays({ purchases }: WorldMember): readonly string[] {
  return [...new Set(purchases.filter(({ isReturn }) => !isReturn).map(({ on }) => on))].sort();
}

/** The smallest gap that so many of them do not exceed; null: fewer than three. */
function quantile(gaps: readonly number[], share: number): number | null {
  if (gaps.length < 3) return null;
  const sorted = [...gaps].sort((a, b) => a - b);
  return sorted.find((_, i) => i + 1 >= share * sorted.length) ?? null;
}

/** Gaps between the days on which a member bought. */
function gapsOf(member: WorldMember): readonly number[] {
  const days = purchaseDays(member);
  return days.slice(1).map((day, i) => daysAgo(days[i] ?? day, day));
}

/** The middle one of the long gaps of members who have a rhythm. */
export function typicalGap(members: readonly WorldMember[]): number | null {
  const long = members
    .flatMap((member) => quantile(gapsOf(member), 0.9) ?? [])
    .sort((a, b) => a - b);
  return long[Math.ceil(long.length / 2) - 1] ?? null;
}

function stageOf(member: Judged, todayOn: string): LifecycleStage | null {
  const days = purchaseDays(member);
  const last = days.at(-1);
  if (last === undefined) return null;
  const gaps = gapsOf(member);
  const given = (long: number | null) =>
    Math.max(7, long ?? member.typicalGapDays ?? PATIENCE_UNKNOWN_DAYS);
  const silent = daysAgo(last, todayOn);
  const patience = given(quantile(gaps, 0.9));
  if (silent > 2 * patience) return 'lapsed';
  if (silent > patience) return 'slipping';
  if ((gaps.at(-1) ?? 0) > 2 * given(quantile(gaps.slice(0, -1), 0.9))) return 'returned';
  return days.length < 4 ? 'new' : 'active';
}

type Decimals = { readonly from?: string | undefined; readonly to?: string | undefined };
const between = (value: number, { from, to }: Decimals, unit = 1) =>
  value >= Number(from ?? -Infinity) * unit && value <= Number(to ?? Infinity) * unit;

function isLate(member: Judged, { times, gaps }: ConditionOf<'late'>, todayOn: string): boolean {
  const last = purchaseDays(member).at(-1);
  if (last === undefined) return false;
  return gaps.some((asked) => {
    const gap = quantile(gapsOf(member), asked === 'usual' ? 0.5 : 0.9);
    return gap !== null && between(daysAgo(last, todayOn), times, gap);
  });
}

type Goods = Pick<ConditionOf<'began'>, 'stores' | 'categories' | 'articles'>;

function receiptsWith(member: Judged, { stores, categories, articles }: Goods, todayOn: string) {
  return member.purchases.filter(
    ({ isReturn, on, store, lines }) =>
      !isReturn &&
      on <= todayOn &&
      (stores?.includes(store) ?? true) &&
      ((categories === undefined && articles === undefined) ||
        lines.some(
          ({ category, article }) =>
            categories?.includes(category) === true || articles?.includes(article) === true,
        )),
  );
}

/** How many receipts fall into the last days, the days before them, and earlier. */
function spread(
  receipts: readonly WorldPurchase[],
  { last, before }: { readonly last: number; readonly before: number },
  todayOn: string,
): readonly [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const { on } of receipts) {
    const ago = daysAgo(on, todayOn);
    counts[ago < last ? 0 : ago < last + before ? 1 : 2] += 1;
  }
  return counts;
}

const share = (part: number, whole: number, percents: Parameters<typeof inRange>[1]) =>
  whole > 0 && inRange((part * 100) / whole, percents);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const CONTACTS = { email: 'email', sms: 'phone', phone: 'phone' } as const;

/** Whether a member fits one of these conditions, `not` left aside: written plainly, member by member. */
export function fitsHabit(member: Judged, condition: Habit, todayOn: string): boolean {
  switch (condition.is) {
    case 'began': {
      const [inLast, inBefore, earlier] = spread(
        receiptsWith(member, condition, todayOn),
        condition,
        todayOn,
      );
      const did = earlier > 0 ? 'again' : 'first';
      return inLast > 0 && inBefore === 0 && (condition.beginnings?.includes(did) ?? true);
    }
    case 'stopped': {
      const receipts = receiptsWith(member, condition, todayOn);
      const [inLast, inBefore] = spread(receipts, condition, todayOn);
      return inLast === 0 && inBefore > 0 && inRange(inBefore, condition.receipts ?? {});
    }
    case 'categoryShare': {
      const lines = member.purchases
        .filter(({ on }) => inWindow(on, condition.window, todayOn))
        .flatMap((purchase) => purchase.lines);
      const asked = lines.filter(({ category }) => condition.categories.includes(category));
      const money = (of: typeof lines) => sum(of.map(({ amount }) => amount));
      return share(money(asked), money(lines), condition.percents);
    }
    case 'basket': {
      const receipts = looked(member, condition, todayOn).filter(({ isReturn }) => !isReturn);
      const lines = sum(receipts.map((receipt) => receipt.lines.length));
      return receipts.length > 0 && inRange(lines / receipts.length, condition.items);
    }
    case 'discountShare': {
      const receipts = looked(member, condition, todayOn).filter(({ isReturn }) => !isReturn);
      const off = sum(receipts.map(({ discount }) => discount ?? 0));
      const paid = sum(receipts.flatMap(({ lines }) => lines.map(({ amount }) => amount)));
      return share(off, off + paid, condition.percents);
    }
    case 'lifecycle': {
      const stage = stageOf(member, todayOn);
      return stage !== null && condition.stages.includes(stage);
    }
    case 'late':
      return isLate(member, condition, todayOn);
    case 'alive':
      return member.outlook !== null && inRange(member.outlook[0] * 100, condition.percents);
    case 'expected': {
      const { outlook } = member;
      return condition.ahead.some(
        (days) => outlook !== null && between(outlook[days === '30' ? 1 : 2], condition.purchases),
      );
    }
    case 'tierSince':
    case 'tierGrace':
    case 'tierEnds':
      return standingFits(member, condition, todayOn);
    case 'tierNear':
      return isNear(member, condition, todayOn);
    case 'tierLosing':
      return isLosing(member, condition, todayOn);
    case 'reachable':
      return condition.ways.some(
        (way) =>
          member.consents.some(
            ({ purpose, channel }) => purpose === 'advertising' && channel === way,
          ) &&
          member.confirmed.some(({ contact, isEnded }) => contact === CONTACTS[way] && !isEnded),
      );
    case 'message': {
      const count = member.messages.filter(
        ({ state, kind, on }) =>
          condition.outcomes.some((asked) => asked === state) &&
          (condition.purpose?.some((asked) => asked === kind) ?? true) &&
          inWindow(on, condition.window, todayOn),
      ).length;
      return count > 0 && inRange(count, condition.times ?? {});
    }
    default:
      return fitsTold(member, condition, todayOn);
  }
}
