import 'server-only';
import { readPool } from '@/db/read';
import type { RunEvent } from '@/lib/domain/mechanics/books';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import { memberCode } from '@/lib/domain/members/states';
import { addDays } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { anna, sql } from '@/lib/points/testing/points-desk';
import { tellReferrer } from '@/lib/referrals/commands/tell-referrer';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { freshLadders, ladderJson, seedLadder } from '@/lib/tiers/testing/ladder-desk';
import { readBeside } from '../simulation/read-mechanics';
import { playHistory } from '../simulation/replay-history';
import { join, type Player, play, ZONE } from './happenings';
import { noon } from './run-desk';
import type { Season } from './season';

/** What became of one occurrence of one member: comparable line by line. */
export type Outcome = {
  readonly memberId: number;
  readonly key: string;
  readonly state: 'given' | 'takenBack' | 'heldOut';
  readonly on: string;
  /** When it came to that state. */
  readonly settledOn: string;
  readonly points: string;
  readonly minor: string;
};

/** The clock of everything, and what the worker does of an evening. */
export type Worker = {
  readonly setNow: (now: Date) => void;
  readonly work: () => Promise<void>;
};

/** A spend of a month that leads up and down three tiers. */
const LADDER = () =>
  ladderJson([0, 60, 150], { window: { kind: 'rolling', months: 1 }, validity: 'window' });

let last = 500_000;

async function launch(definition: MechanicJson, startsOn: string): Promise<number> {
  const { ruleId } = await seedRule({ definition, startsOn });
  const { occasion } = mechanicOf(definition);
  await sql(
    `INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by, wakes) VALUES ($1, $1 * 7919, now(), 9001, $2)`,
    [ruleId, kindOf(occasion).wakes],
  );
  return ruleId;
}

function mechanicOf(json: MechanicJson) {
  const mechanic = parseDefinition(JSON.stringify(json));
  if (mechanic.kind !== 'mechanic') throw new Error('no mechanic');
  return mechanic;
}

/** Nobody of a season before is of any audience, and nothing of it runs. */
async function clear(): Promise<void> {
  await freshLadders();
  await sql(`UPDATE members SET status = 'suspended' WHERE member_id <> 0 AND status = 'active'`);
}

/** Lives through the days: what happens to members, then what the worker does. @returns the mechanics that ran */
async function live(
  { id, days, mechanics, members, isBrought }: Season,
  { setNow, work }: Worker,
): Promise<readonly number[]> {
  const players = members.map((member) => {
    last += 1;
    return { ...member, memberId: last, bought: [] as Player['bought'] };
  });
  const offsets = members.flatMap(({ happens }) => happens.map(({ offset }) => offset));
  let ruleIds: readonly number[] = [];
  if (id === 'tierEntry') await seedLadder(LADDER(), days.fromOn);
  const beginsOn = addDays(days.fromOn, Math.min(0, ...offsets));
  await join(players.filter(({ joinedOn }) => joinedOn < beginsOn));
  for (let on = beginsOn; on <= days.throughOn; on = addDays(on, 1)) {
    const now = noon(on);
    setNow(now);
    await joinOn(players, { on, now, isBrought });
    if (on === days.fromOn) {
      ruleIds = await Promise.all(mechanics.map((one) => launch(one, days.fromOn)));
    }
    for (const player of players) {
      for (const { offset, happening } of player.happens) {
        if (addDays(days.fromOn, offset) === on) await play({ player, on, now }, happening);
      }
    }
    if (on >= days.fromOn) await work();
  }
  setNow(noon(addDays(days.throughOn, 1)));
  return ruleIds;
}

async function joinOn(
  players: readonly (Season['members'][number] & Player)[],
  { on, now, isBrought }: { readonly on: string; readonly now: Date; readonly isBrought: boolean },
): Promise<void> {
  const joining = players.filter(({ joinedOn }) => joinedOn === on);
  if (joining.length === 0) return;
  await join(joining);
  const broughtBy = memberCode(players[0]?.memberId ?? 0);
  for (const { memberId } of isBrought ? joining : []) {
    await runCommand(tellReferrer, { memberId, broughtBy }, anna, { now });
  }
}

/** Each with what others were given for the same, who take part of it. */
const AWARDS = `
  SELECT member_id::float8 AS "memberId", occurrence AS key, state, decided_on::text AS "on",
    (settled_at AT TIME ZONE '${ZONE}')::date::text AS "settledOn", sums.points::text AS points, sums.minor::text AS minor
  FROM awards a CROSS JOIN LATERAL (
    SELECT sum(o.points) AS points, sum(o.minor) AS minor FROM awards o WHERE o.rule_id = a.rule_id
      AND (o.member_id = a.member_id AND o.occurrence = a.occurrence
        OR o.through_member_id = a.member_id AND o.occurrence = 'of:' || a.member_id || ':' || a.occurrence)) sums
  WHERE a.rule_id = $1 AND a.through_member_id IS NULL`;

/** What a replay of the same days says of a mechanic. */
async function replayed(
  ruleId: number,
  json: MechanicJson,
  { days }: Season,
): Promise<readonly Outcome[]> {
  const read = readPool();
  const outcomes = new Map<string, Outcome>();
  const reader = {
    add: (event: RunEvent) => {
      const { did, memberId, key, on } = event;
      const name = `${memberId} ${key}`;
      if (event.mechanicId !== ruleId || did === 'refused') return;
      const nothing = { points: '0', minor: '0', settledOn: on };
      const known = outcomes.get(name);
      if (did === 'tookBack') {
        if (known !== undefined) outcomes.set(name, { ...known, ...nothing, state: 'takenBack' });
        return;
      }
      const head = { memberId, key, on, ...nothing };
      if (did === 'heldOut') outcomes.set(name, { ...head, state: 'heldOut' });
      if (event.did !== 'gave') return;
      const [points, minor] = [String(event.points), String(event.minor)];
      outcomes.set(name, { ...head, state: 'given', points, minor });
    },
    end: () => undefined,
  };
  const beside = await readBeside(read, ruleId, days.throughOn);
  const asked = { ruleId, beside, days, timeZone: ZONE, isSample: false };
  const todayOn = addDays(days.throughOn, 1);
  await playHistory(read, { ...asked, mechanic: mechanicOf(json), todayOn }, reader);
  return [...outcomes.values()];
}

/** In one order, as text that is read at a glance. */
const told = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes
    .map(
      ({ memberId, key, state, on, settledOn, points, minor }) =>
        `${memberId} ${key}: ${state} on ${on}, settled on ${settledOn}, ${points} and ${minor}`,
    )
    .sort();

/** Lives through a season, then replays it. @returns of each mechanic both accounts of it */
export async function playSeason(season: Season, worker: Worker) {
  await clear();
  const ruleIds = await live(season, worker);
  const accounts: { readonly lived: readonly string[]; readonly replayed: readonly string[] }[] =
    [];
  for (const [i, ruleId] of ruleIds.entries()) {
    const json = season.mechanics[i];
    if (json === undefined) continue;
    const lived = told(await sql<Outcome>(AWARDS, [ruleId]));
    accounts.push({ lived, replayed: told(await replayed(ruleId, json, season)) });
  }
  return accounts;
}
