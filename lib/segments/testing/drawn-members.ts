import 'server-only';
import { addDays } from '@/lib/domain/shared/calendar';
import type { Judged } from './plain-pieces';
import type { WorldMember } from './small-world';

const MEMBERS = 60;

/** What draws values: by a seed, so that a failure can be repeated. */
function handOf(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <Value>(...values: readonly Value[]) => values[next(values.length)] as Value;
  // A few months alone: each has a partition, and planning through many takes longer than reading them.
  const day = () => addDays('2023-12-20', next(170));
  const many = <Value>(most: number, make: () => Value) =>
    Array.from({ length: next(most + 1) }, make);
  return { next, pick, day, many };
}

/** Receipts and returns of one member. */
function drawnPurchases({ next, pick, day, many }: ReturnType<typeof handOf>) {
  // Some buy by a rhythm, with a break now and then.
  const step = pick(0, 3, 5);
  let turn = 0;
  const boughtOn = () => {
    if (step === 0) return day();
    turn = Math.min(165, turn + (next(5) === 0 ? 6 * step : step));
    return addDays('2023-12-25', turn);
  };
  return many(pick(5, 12), () => {
    const isReturn = next(5) === 0;
    return {
      on: boughtOn(),
      store: pick(1, 2, 3),
      isReturn,
      discount: isReturn ? 0 : next(40),
      lines: Array.from({ length: 1 + next(3) }, () => ({
        category: pick('Bread', 'Кофе', "O'Neill", 'Other'),
        article: pick('a1', 'a2', 'a3'),
        amount: next(120) * (isReturn ? -1 : 1),
      })),
    };
  });
}

/** A floor of some tier, shown or not, over, running or to come. */
function drawnFloor({ next, pick, day }: ReturnType<typeof handOf>): WorldMember['floor'] {
  if (next(2) === 0) return null;
  const fromOn = day();
  return { tier: pick(1, 2, 2), fromOn, untilOn: addDays(fromOn, pick(30, 300, 700)) };
}

/** A standing on some tier, shown or not; dates from before the world's days to after them. */
function drawnStanding({ next, pick, day }: ReturnType<typeof handOf>): WorldMember['standing'] {
  if (next(5) === 0) return null;
  return {
    tier: pick(1, 2, 2),
    sinceOn: pick(null, day(), day()),
    validUntilOn: pick(null, day(), addDays(day(), 90)),
    graceUntilOn: pick(null, null, addDays(day(), 30)),
  };
}

/** What became of a message that may have been of a mechanic. */
function drawnEvents({ next, pick, day, many }: ReturnType<typeof handOf>) {
  const mechanic = pick(null, 902, 903);
  const events = many(2, () => ({ kind: pick('delivered', 'opened', 'clicked'), on: day() }));
  return { mechanic, events: next(3) === 0 ? [] : events };
}

/** What mechanics had for a member, and what is written to no more, found with them or with who had the contact before. */
function drawnTold({ next, pick, day, many }: ReturnType<typeof handOf>, id: number) {
  const awards = many(3, () => {
    const state = pick('given', 'waiting', 'dropped', 'takenBack', 'heldOut');
    return {
      mechanic: pick(902, 903),
      state,
      on: day(),
      backOn: state === 'takenBack' ? day() : null,
    };
  });
  const channels = ['email', 'sms', 'push', 'webhook'].filter(() => next(5) === 0);
  const suppressed = channels.map((channel) => ({
    channel,
    isEnded: next(3) === 0,
    by: pick(id, MEMBERS + 1 - id),
  }));
  return { awards, suppressed };
}

/** The members of a small world, the same ones for the same seed. */
export function drawnMembers(seed: number): Judged[] {
  const hand = handOf(seed);
  const { next, pick, day, many } = hand;
  const ladder = handOf(seed + 1);
  const told = handOf(seed + 2);
  return Array.from({ length: MEMBERS }, (_, index) => {
    const purchases = drawnPurchases(hand);
    const consents = pick(
      [],
      [{ purpose: 'profiling', channel: 'none' }],
      [{ purpose: 'advertising', channel: pick('email', 'sms') }],
    );
    const mayAdvertise = consents.some(({ purpose }) => purpose === 'advertising');
    const member: WorldMember = {
      id: index + 1,
      status: pick('active', 'active', 'active', 'suspended'),
      kind: pick('person', 'person', 'organisation', 'staff'),
      joinedOn: day(),
      tier: pick(null, 1, 2),
      standing: drawnStanding(ladder),
      floor: drawnFloor(ladder),
      source: pick('', 'site', "'"),
      city: pick('', 'Kazan', 'Казань'),
      birthOn: pick(
        null,
        '1900-01-01',
        '1970-01-01',
        '2000-02-29',
        '1996-02-29',
        `1980${day().slice(4)}`,
      ),
      scores: pick(null, [1 + next(5), 1 + next(5), 1 + next(5)] as const),
      cards: many(2, () => ({ type: pick(101, 102), status: pick('active', 'blocked', 'issued') })),
      consents,
      purchases,
      attributes: {
        ...pick({}, { hobby: { kind: 'texts', is: pick('chess', 'Рыбалка') } }),
        ...pick({}, { size: { kind: 'options', is: 1 + next(3) } }),
        ...pick({}, { pet: { kind: 'yesNo', is: next(2) === 0 } }),
        ...pick({}, { children: { kind: 'numbers', is: next(4) } }),
        ...pick({}, { wedding: { kind: 'dates', is: day() } }),
      },
      events: many(3, () => ({ name: pick('review', 'visit'), on: day() })),
      confirmed: pick(
        [],
        [{ contact: 'email', isEnded: next(3) === 0 }],
        [
          { contact: 'phone', isEnded: next(3) === 0 },
          { contact: 'email', isEnded: false },
        ],
      ),
      messages: many(3, () => ({
        state: pick('sent', 'sent', 'failed', 'dropped'),
        kind: mayAdvertise ? pick('service', 'promotional') : 'service',
        on: day(),
        ...drawnEvents(told),
      })),
      ...drawnTold(told, index + 1),
      // Parts that both sides of the comparison hold exactly.
      outlook: pick(null, [next(65) / 64, next(64) / 16, next(256) / 16] as const),
      homeStore: pick(null, 1, 2),
    };
    const lots = many(member.status === 'active' ? 2 : 0, () => ({
      points: (1 + next(4)) * 100,
      endsOn: pick(null, addDays('2024-01-15', next(90))),
    }));
    const redeems = many(member.status === 'active' ? 3 : 0, () => ({
      points: (1 + next(4)) * 100,
      on: day(),
    }));
    return { ...member, lots, redeems };
  });
}
