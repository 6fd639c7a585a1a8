import { BLOCK_REASONS, type BlockReason } from '@/lib/domain/cards/states';
import type { MemberKind, MemberStatus } from '@/lib/domain/members/states';
import { standardCardNumber } from './card-number';
import { dayNumber, dayText } from './day';
import { latinSlug } from './latin-slug';
import { drawName, drawOrganisation } from './names';
import type { Random } from './random';

/** A card of a demo member. */
export interface DemoCard {
  readonly cardId: number;
  readonly number: string;
  readonly status: 'active' | 'blocked' | 'replaced';
  readonly blockReason: BlockReason | null;
  readonly replacedBy: number | null;
  readonly issuedOn: string;
  /** Day of its last event. */
  readonly changedOn: string;
}

/** Card ids that each member has to themselves: a first card and a replacement. */
export const CARD_IDS_A_MEMBER = 2;

/** Who a demo member is: everything but what they bought. */
export interface DemoPerson {
  readonly memberId: number;
  readonly externalId: string;
  readonly kind: MemberKind;
  readonly status: MemberStatus;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly birthOn: string | null;
  readonly language: 'en' | 'ru';
  readonly joinedDay: number;
  readonly source: string;
  readonly cards: readonly DemoCard[];
}

/** What somebody who joins a second time says again. */
export type Twin = Pick<DemoPerson, 'firstName' | 'lastName' | 'birthOn'>;

/** Mobile codes that no operator holds: nobody's telephone rings by mistake. */
const UNUSED_MOBILE_CODES = 5;
const FIRST_UNUSED_MOBILE_CODE = 972;
const NUMBERS_A_CODE = 10_000_000;
/** Odd and not a multiple of 5, so that multiplying by it permutes the numbers. */
const PHONE_STEP = 18_181_817;
/** Domains kept for examples (RFC 2606). */
const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net'] as const;

const SOURCES = ['till', 'till', 'till', 'app', 'app', 'site', 'partner'] as const;

/** Draws who the member is; a twin is somebody who joined before. Joining days are denser at the launch, then thin out slowly. */
export function drawPerson(
  random: Random,
  memberId: number,
  span: { from: number; to: number },
  twin: Twin | null = null,
): DemoPerson {
  const drawnKind: MemberKind = random.chance(0.012)
    ? 'staff'
    : random.chance(0.012)
      ? 'organisation'
      : 'person';
  const drawnName =
    drawnKind === 'organisation' ? { first: '', last: drawOrganisation(random) } : drawName(random);
  const kind = twin === null ? drawnKind : 'person';
  const name = twin === null ? drawnName : { first: twin.firstName, last: twin.lastName };
  const joinedDay = drawJoinedDay(random, span);
  const isLatin = /^[A-Za-z]/.test(name.last);
  const drawn: DemoPerson = {
    memberId,
    externalId: `BRG-${String(memberId).padStart(7, '0')}`,
    kind,
    status: drawStatus(random),
    firstName: name.first,
    lastName: name.last,
    email: random.chance(0.62) ? emailOf(random, name, memberId) : null,
    phone: random.chance(0.93) ? phoneOf(memberId) : null,
    birthOn: kind === 'organisation' || random.chance(0.14) ? null : drawBirthOn(random),
    language: isLatin && random.chance(0.6) ? 'en' : 'ru',
    joinedDay,
    source: random.pick(SOURCES),
    cards: drawCards(random, memberId, joinedDay, span.to),
  };
  return twin === null ? drawn : { ...drawn, status: 'active', birthOn: twin.birthOn };
}

function drawJoinedDay(random: Random, span: { from: number; to: number }): number {
  const length = span.to - span.from;
  const isLaunch = random.chance(0.1);
  const share = isLaunch ? 0.04 * random.next() : random.next() ** 1.12;
  return span.from + Math.floor(share * (length + 1));
}

function drawStatus(random: Random): MemberStatus {
  const at = random.next();
  if (at < 0.965) return 'active';
  if (at < 0.98) return 'suspended';
  return at < 0.985 ? 'prospect' : 'closed';
}

function emailOf(random: Random, name: { first: string; last: string }, memberId: number): string {
  const parts = [latinSlug(name.first), latinSlug(name.last)].filter((part) => part !== '');
  return `${parts.join('.')}.${memberId}@${random.pick(MAIL_DOMAINS)}`;
}

function phoneOf(memberId: number): string {
  const numbers = UNUSED_MOBILE_CODES * NUMBERS_A_CODE;
  const place = (memberId * PHONE_STEP) % numbers;
  const code = FIRST_UNUSED_MOBILE_CODE + Math.floor(place / NUMBERS_A_CODE);
  return `+7${code}${String(place % NUMBERS_A_CODE).padStart(7, '0')}`;
}

/** Adults of every age; about one in 1,461 was born on 29 February, as in life. */
function drawBirthOn(random: Random): string {
  const age = Math.min(88, 18 + Math.abs(20 + 15 * random.normal()));
  return dayText(
    dayNumber('2006-06-30') - Math.floor((age - 18) * 365.25) - random.between(0, 365),
  );
}

function drawCards(
  random: Random,
  memberId: number,
  joinedDay: number,
  lastDay: number,
): DemoCard[] {
  const cardId = (memberId - 1) * CARD_IDS_A_MEMBER + 1;
  const first = {
    cardId,
    number: standardCardNumber(memberId, false),
    blockReason: null,
    replacedBy: null,
    issuedOn: dayText(joinedDay),
    changedOn: dayText(joinedDay),
  };
  const replacedDay = joinedDay + random.between(40, 1400);
  if (random.chance(0.14) && replacedDay <= lastDay) {
    return [
      {
        ...first,
        status: 'replaced',
        replacedBy: cardId + 1,
        changedOn: dayText(replacedDay),
      },
      {
        ...first,
        cardId: cardId + 1,
        number: standardCardNumber(memberId, true),
        status: 'active',
        issuedOn: dayText(replacedDay),
        changedOn: dayText(replacedDay),
      },
    ];
  }
  if (!random.chance(0.015)) return [{ ...first, status: 'active' }];
  const blockReason = BLOCK_REASONS[memberId % BLOCK_REASONS.length] ?? 'request';
  const blockedDay = joinedDay + (memberId % (lastDay - joinedDay + 1));
  return [{ ...first, status: 'blocked', blockReason, changedOn: dayText(blockedDay) }];
}
