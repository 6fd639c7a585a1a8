import 'server-only';
import type { FactName, MemberFacts } from '@/lib/domain/mechanics/facts';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { type AskedFacts, type FactsOf, gather, statementOf } from './asked-facts';
import { readBirthdays } from './sources/birthdays';
import { readEvents, readTiers } from './sources/events';
import { readFriends } from './sources/friends';
import { readChances, readStages } from './sources/habits';
import { readLots } from './sources/lots';
import { readPurchases } from './sources/purchases';

export type { AskedFacts } from './asked-facts';

type Listed = Exclude<FactName, 'joinedOn'>;
type Sources = {
  readonly [Name in Listed]: (run: RunRows, asked: AskedFacts) => Promise<FactsOf<Name>>;
};

/** Where each fact comes from: one statement, whoever it is asked of. */
const SOURCES: Sources = {
  birthdays: readBirthdays,
  purchases: readPurchases,
  events: readEvents,
  friends: readFriends,
  tiers: readTiers,
  lots: readLots,
  chances: readChances,
  stages: readStages,
};

/** Members as they are at the end, by the day they joined. */
async function readJoined(run: RunRows, asked: AskedFacts): Promise<ReadonlyMap<number, string>> {
  const { values, mine } = statementOf(asked);
  const text = `SELECT m.member_id::float8 AS "memberId", m.joined_on::text AS "joinedOn" FROM members m
    WHERE ${mine('m.member_id')} AND m.status <> 'merged' AND m.joined_on <= ${values.bind(asked.throughOn)}::date ORDER BY m.member_id`;
  const rows = await gather<{ memberId: number; joinedOn: string }, string>(
    run,
    { text, values },
    ({ joinedOn }) => joinedOn,
  );
  return new Map([...rows].map(([memberId, [joinedOn = '']]) => [memberId, joinedOn]));
}

/**
 * What is known of members up to the end of a day, for kinds of mechanics to judge by: the facts that are named, the others empty. Set by
 * set: a statement for each name, so ask for up to 20,000 members at once. Days are those of the programme's zone. Whoever joined later
 * or was merged into another is left out; who stands how (suspended, in debt, ...) is not asked here but by `readStanding`.
 * @returns members in the order of their numbers
 */
export async function readFacts(
  run: RunRows,
  asked: AskedFacts,
): Promise<ReadonlyMap<number, MemberFacts>> {
  const joined = await readJoined(run, asked);
  const read = async <Name extends Listed>(name: Name): Promise<FactsOf<Name>> =>
    asked.names.includes(name) && joined.size > 0 ? SOURCES[name](run, asked) : new Map();
  const birthdays = await read('birthdays');
  const purchases = await read('purchases');
  const events = await read('events');
  const friends = await read('friends');
  const tiers = await read('tiers');
  const lots = await read('lots');
  const chances = await read('chances');
  const stages = await read('stages');
  const facts = new Map<number, MemberFacts>();
  for (const [memberId, joinedOn] of joined) {
    facts.set(memberId, {
      memberId,
      joinedOn,
      birthdays: birthdays.get(memberId) ?? [],
      purchases: purchases.get(memberId) ?? [],
      events: events.get(memberId) ?? [],
      friends: friends.get(memberId) ?? [],
      tiers: tiers.get(memberId) ?? [],
      lots: lots.get(memberId) ?? [],
      chances: chances.get(memberId) ?? [],
      stages: stages.get(memberId) ?? [],
    });
  }
  return facts;
}
