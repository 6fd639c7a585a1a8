import { rfmGroup } from '@/lib/domain/analytics/rfm-groups';
import type { Condition, ConditionOf } from '@/lib/domain/segments/conditions/registry';
import {
  type Group,
  type Item,
  isGroup,
  type SegmentDefinition,
} from '@/lib/domain/segments/definition';
import { fitsHabit } from './fits-habit';
import { fitsTold } from './fits-told';
import { DAY_MS, daysAgo, inRange, inWindow, type Judged, looked, ms } from './plain-pieces';
import { type AttributeValue, firstAndLast, type WorldMember } from './small-world';
import { isListed, WORLD_SEGMENTS } from './world-segments';

function knownBirth(member: WorldMember): string | null {
  const { birthOn } = member;
  return birthOn === '1900-01-01' || birthOn === '1970-01-01' ? null : birthOn;
}

function yearsOld(birthOn: string, todayOn: string): number {
  const years = Number(todayOn.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return birthOn.slice(5) > todayOn.slice(5) ? years - 1 : years;
}

/** Walks from today on and compares each day. */
function hasBirthday(birthOn: string, days: number, todayOn: string): boolean {
  for (let ahead = 0; ahead <= days; ahead += 1) {
    const date = new Date(ms(todayOn) + ahead * DAY_MS);
    const isLeap = new Date(Date.UTC(date.getUTCFullYear(), 1, 29)).getUTCDate() === 29;
    const on = birthOn.endsWith('-02-29') && !isLeap ? '02-28' : birthOn.slice(5);
    if (date.toJSON().slice(5, 10) === on) return true;
  }
  return false;
}

function purchasesFit(member: WorldMember, condition: ConditionOf<'bought'>, todayOn: string) {
  const { categories, articles, receipts, spent, average } = condition;
  const isAsked = (line: { category: string; article: string }) =>
    (categories === undefined && articles === undefined) ||
    categories?.includes(line.category) === true ||
    articles?.includes(line.article) === true;
  let count = 0;
  let money = 0;
  for (const purchase of looked(member, condition, todayOn)) {
    const lines = purchase.lines.filter(isAsked);
    if (lines.length > 0 && !purchase.isReturn) count += 1;
    for (const { amount } of lines) money += amount;
  }
  return (
    count > 0 &&
    (receipts === undefined || inRange(count, receipts)) &&
    (spent === undefined || inRange(money, spent)) &&
    (average === undefined || inRange(money / count, average))
  );
}

/** The hash of the share, in whole numbers. */
function share(id: number): number {
  const mask = 0xffffffffn;
  let x = BigInt(id);
  x = ((x ^ (x >> 16n)) * 73244475n) & mask;
  x = ((x ^ (x >> 16n)) * 73244475n) & mask;
  return Number((x * 100n) >> 32n);
}

function attributeFits(
  value: AttributeValue | undefined,
  asked: ConditionOf<'attribute'>['value'],
  todayOn: string,
): boolean {
  if (value === undefined) return false;
  if (asked.kind === 'known') return true;
  if (asked.kind !== value.kind) return false;
  switch (asked.kind) {
    case 'texts':
      return asked.texts.some((text) => text.toLowerCase() === String(value.is).toLowerCase());
    case 'options':
      return asked.options.includes(Number(value.is));
    case 'yesNo':
      return value.is === asked.isYes;
    case 'numbers':
      return (
        Number(value.is) >= Number(asked.from ?? -Infinity) &&
        Number(value.is) <= Number(asked.to ?? Infinity)
      );
    case 'dates':
      return inWindow(String(value.is), asked.window, todayOn);
  }
}

const sumOf = (lots: readonly { readonly points: number }[]) =>
  lots.reduce((sum, { points }) => sum + points, 0);

function redeemsFit(member: Judged, condition: ConditionOf<'redeemed'>, todayOn: string): boolean {
  const { times, points, window } = condition;
  const paid = member.redeems.filter(({ on }) => inWindow(on, window, todayOn));
  return paid.length > 0 && inRange(paid.length, times ?? {}) && inRange(sumOf(paid), points ?? {});
}

function eventsFit(member: Judged, condition: ConditionOf<'event'>, todayOn: string): boolean {
  const { names, times, window } = condition;
  const count = member.events.filter(
    ({ name, on }) => names.includes(name) && inWindow(on, window, todayOn),
  ).length;
  return count > 0 && inRange(count, times ?? {});
}

function consentsFit(
  { consents }: Judged,
  { purposes, channels }: Extract<Condition, { is: 'consent' }>,
): boolean {
  return consents.some(
    ({ purpose, channel }) =>
      purposes.some((asked) => asked === purpose) &&
      (channels === undefined ||
        purpose !== 'advertising' ||
        channels.some((asked) => asked === channel)),
  );
}

/** Whether a member fits one condition, `not` left aside: written plainly, member by member. */
function holds(member: Judged, condition: Condition, todayOn: string): boolean {
  const birthOn = knownBirth(member);
  switch (condition.is) {
    case 'tier':
      return condition.tiers.includes(member.tier ?? 0);
    case 'card':
      return member.cards.some(
        ({ type, status }) =>
          (condition.types?.includes(type) ?? true) &&
          (condition.statuses?.some((asked) => asked === status) ?? true),
      );
    case 'balance':
      return inRange(sumOf(member.lots), condition.points);
    case 'expiring': {
      const ending = member.lots.filter(
        ({ endsOn }) =>
          endsOn !== null && endsOn >= todayOn && -daysAgo(endsOn, todayOn) <= condition.within,
      );
      return ending.length > 0 && inRange(sumOf(ending), condition.points);
    }
    case 'redeemed':
      return redeemsFit(member, condition, todayOn);
    case 'bought':
      return purchasesFit(member, condition, todayOn);
    case 'returned': {
      const returns = looked(member, condition, todayOn).filter(({ isReturn }) => isReturn).length;
      return returns > 0 && inRange(returns, condition.returns ?? { from: 1 });
    }
    case 'firstBought':
      return inWindow(firstAndLast(member)[0], condition.window, todayOn);
    case 'lastBought':
      return inWindow(firstAndLast(member)[1], condition.window, todayOn);
    case 'rfmGroup': {
      if (member.scores === null) return false;
      const [r, f, m] = member.scores;
      return condition.groups.includes(rfmGroup({ r, f, m }));
    }
    case 'rfmScore': {
      const { recency, frequency, monetary } = condition;
      const asked = [recency, frequency, monetary];
      return member.scores?.every((score, place) => asked[place]?.includes(score) ?? true) ?? false;
    }
    case 'joined':
      return inWindow(member.joinedOn, condition.window, todayOn);
    case 'birthday':
      return birthOn !== null && hasBirthday(birthOn, condition.within, todayOn);
    case 'age':
      return birthOn !== null && inRange(yearsOld(birthOn, todayOn), condition.years);
    case 'kind':
      return condition.kinds.some((asked) => asked === member.kind);
    case 'homeStore':
      return member.homeStore !== null && condition.stores.includes(member.homeStore);
    case 'city':
      return condition.cities.includes(member.city);
    case 'source':
      return condition.sources.includes(member.source);
    case 'consent':
      return consentsFit(member, condition);
    case 'attribute':
      return attributeFits(member.attributes[condition.key], condition.value, todayOn);
    case 'event':
      return eventsFit(member, condition, todayOn);
    case 'segment':
      return condition.segments.some((id) => isInSegment(member, id, todayOn));
    case 'share':
      return share(member.id) < condition.percent;
    case 'mechanicAward':
    case 'messageSent':
    case 'messageOpened':
    case 'messageClicked':
    case 'suppressed':
      return fitsTold(member, condition, todayOn);
    default:
      return fitsHabit(member, condition, todayOn);
  }
}

function isInSegment(member: Judged, id: number, todayOn: string): boolean {
  const kept = WORLD_SEGMENTS.get(id);
  if (kept === undefined) return false;
  return kept.definition === null ? isListed(member.id) : fits(member, kept.definition, todayOn);
}

function fitsItem(member: Judged, item: Item, todayOn: string): boolean {
  if (isGroup(item)) return fitsGroup(member, item, todayOn);
  return holds(member, item, todayOn) !== (item.not ?? false);
}

function fitsGroup(member: Judged, { join, items }: Group, todayOn: string): boolean {
  return join === 'all'
    ? items.every((item) => fitsItem(member, item, todayOn))
    : items.some((item) => fitsItem(member, item, todayOn));
}

/** Whether a member is in the segment: what the SQL must agree with. */
export function fits(
  member: Judged,
  { include, exclude }: SegmentDefinition,
  todayOn: string,
): boolean {
  return (
    member.status === 'active' &&
    (include === null || fitsGroup(member, include, todayOn)) &&
    (exclude === null || !fitsGroup(member, exclude, todayOn))
  );
}
