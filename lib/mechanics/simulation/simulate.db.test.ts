import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { type Actor, systemActor, type UserActor } from '@/lib/domain/access/actor';
import { armOf } from '@/lib/domain/experiments/assign';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import type { MemberFacts } from '@/lib/domain/mechanics/facts';
import { KINDS, kindOf } from '@/lib/domain/mechanics/kinds/registry';
import { runLive } from '@/lib/domain/mechanics/run';
import type { SimulatedFilter } from '@/lib/domain/mechanics/simulation/simulation-input';
import { anyFacts, OCCASIONS } from '@/lib/domain/mechanics/testing/arbitraries';
import { live, mechanicFor, runMember } from '@/lib/domain/mechanics/testing/members';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { addDays } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { earn, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { createList } from '@/lib/segments/commands/create-list';
import { readFacts } from '../facts/read-facts';
import { writeFacts, writeModel } from '../testing/write-facts';
import { keepForecast } from './commands/keep-forecast';
import { forecastVersion } from './queries/forecast-version';
import { listForecasts } from './queries/list-forecasts';
import { listMissingForecasts } from './queries/list-missing-forecasts';
import { listSimulated } from './queries/list-simulated';
import { previewMechanic } from './queries/preview-mechanic';
import { simulateMechanic } from './queries/simulate-mechanic';

const MEMBERS = 60;
const ZONE = 'Europe/Moscow';
const TODAY = '2026-03-20';
const NOW = new Date(`${TODAY}T09:00:00Z`);
const DAYS = { fromOn: addDays(TODAY, -365), throughOn: addDays(TODAY, -1) };
const reader: UserActor = { kind: 'user', userId: 1, role: 'analyst', requestId: 'r' };
const world: readonly MemberFacts[] = fc
  .sample(anyFacts, { numRuns: MEMBERS, seed: 20_261_129 })
  .map((facts, i) => ({ ...facts, memberId: i + 1 }));

let ruleId = 0;
const simulated = (draft: MechanicJson, more: { isAnew?: boolean; actor?: Actor } = {}) =>
  runQuery(simulateMechanic, { ruleId, draft, isAnew: more.isAnew ?? true }, more.actor ?? reader, {
    now: NOW,
  });
const json = (occasion: MechanicJson['occasion'], more: Partial<MechanicJson> = {}): MechanicJson =>
  definitionJson(mechanicFor(occasion, more)) as MechanicJson;
const BIRTHDAY: MechanicJson['occasion'] = { is: 'birthday', daysBefore: 3 };

const REACHABLE = [
  `INSERT INTO consent_texts (purpose, version, language, text, valid_from_on, actor, created_at)
   VALUES ('advertising', 1, 'en', 'Text', '2020-01-01', 'system:test', now()) ON CONFLICT DO NOTHING`,
  `UPDATE member_profiles SET email = 'm' || member_id || '@example.org' WHERE member_id % 3 <> 0`,
  `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
   SELECT member_id, 'email', email, 'code', 'system:test', now() FROM member_profiles WHERE member_id % 3 <> 0`,
  `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
   SELECT member_id, 'advertising', 'email', 'given', 1, 'en', 'desk', 'signedForm', 'system:test', now()
   FROM member_profiles WHERE member_id % 3 <> 0`,
];

beforeAll(async () => {
  await writeFacts(world);
  await writeModel();
  await seedPeople();
  // Two of three can be written to.
  for (const statement of REACHABLE) await sql(statement);
  for (let memberId = 1; memberId <= 8; memberId += 1) {
    const begunOn = addDays('2025-05-01', memberId * 20);
    const expiresAt = `${addDays(begunOn, 80)}T21:00:00Z`;
    await earn(memberId, 300, { now: new Date(`${begunOn}T12:00:00Z`), expiresAt });
  }
  ({ ruleId } = await seedRule({ definition: json(BIRTHDAY), startsOn: '2026-01-01' }));
});

/** The same days as mechanics run every night: by what was known on each, member after member. */
async function nights(draft: MechanicJson) {
  const mechanic = mechanicFor(draft.occasion, draft);
  const facts = await readFacts(readRowsOf(readPool()), {
    ...{ whose: { fromId: 1, throughId: MEMBERS }, names: kindOf(mechanic.occasion).reads },
    ...{ ...DAYS, timeZone: ZONE },
  });
  const own = { salt: 0, shareBps: mechanic.holdoutBps };
  return runLive({
    mechanics: [live(mechanic, { mechanicId: ruleId, startsOn: DAYS.fromOn })],
    members: [...facts.values()].map((known) =>
      runMember(known, {
        leftOut: () => (known.memberId % 3 === 0 ? ['noChannel', 'noConsent'] : []),
        armOf: () => armOf(known.memberId, { programme: null, own }),
      }),
    ),
    days: DAYS,
  });
}

describe.each(KINDS.map(({ id }) => id))('a simulation of %s', (id) => {
  it('is what its nights over the same days do: whom it gives, how much, whom it holds back', async () => {
    const asked = fc.sample(
      fc.tuple(
        OCCASIONS[id],
        fc.constantFrom({}, { points: '450' }, { members: 4 }),
        fc.constantFrom(0, 0, 2_000),
        fc.constantFrom(0, 30),
      ),
      { numRuns: 4, seed: 5 },
    );
    let given = 0;
    for (const [occasion, budget, holdoutBps, cooldownDays] of asked) {
      const draft = json(occasion, {
        budget,
        holdoutBps,
        perMember: { cooldownDays },
        creditedAfter: 'decision',
        ...(id === 'reactivation'
          ? {
              rewards: [{ is: 'badge', code: 'B', name: { en: 'B', ru: 'B' } }],
              creditedAfter: 'message',
            }
          : {}),
      });
      const events = await nights(draft);
      const gave = events.filter(({ did }) => did === 'gave');
      const result = await simulated(draft);
      expect(result.members.count, JSON.stringify(draft)).toBe(
        new Set(gave.map(({ memberId }) => memberId)).size,
      );
      expect(result.awards.count).toBe(gave.length);
      given += gave.length;
      expect(BigInt(result.points)).toBe(
        gave.reduce((sum, event) => sum + ('points' in event ? event.points : 0n), 0n),
      );
      expect(result.heldOut).toBe(
        new Set(events.flatMap(({ did, memberId }) => (did === 'heldOut' ? [memberId] : []))).size,
      );
      expect(result.weeks.reduce((sum, { awards }) => sum + awards, 0)).toBe(gave.length);
    }
    expect(given).toBeGreaterThan(0);
  });
});

describe('figures of a simulation', () => {
  const draft = json(BIRTHDAY, { holdoutBps: 2_000, leaveOut: [] });
  it('each open exactly their members', async () => {
    const result = await simulated(draft);
    expect(result.members.count).toBeGreaterThan(5);
    const opened = async (filter: SimulatedFilter) => {
      const input = { ruleId, draft: result.address ?? '', filter };
      return (await runQuery(listSimulated, input, reader, { now: NOW })).total;
    };
    expect(await opened({ outcome: 'reached' })).toBe(result.members.count);
    expect(await opened({ outcome: 'heldOut' })).toBe(result.heldOut);
    for (const { reason, members } of result.refused) {
      expect(await opened({ outcome: 'refused', reason })).toBe(members);
    }
    for (const [week, { members }] of result.weeks.entries()) {
      if (members > 0) expect(await opened({ outcome: 'reached', week })).toBe(members);
    }
    for (const { id, members } of result.byTier) {
      expect(await opened({ outcome: 'reached', tier: id })).toBe(members);
    }
  });

  it('points of 150 each are 150 in money, owed until they end 30 days later, and say what would pay for them', async () => {
    const { awards, points, costMinor, weeks, breakEven, members, hundredMinor } = await simulated(
      json(BIRTHDAY),
    );
    expect(points).toBe(String(awards.count * 15_000));
    expect(costMinor).toBe(points);
    expect(hundredMinor).toBe('10000');
    const most = Math.max(...weeks.map(({ owedMinor }) => Number(owedMinor)));
    expect(most).toBeGreaterThan(0);
    const each = Math.round(Number(costMinor) / members.count);
    expect(breakEven).toMatchObject({ costEachMinor: String(each) });
    expect(breakEven?.spendMoreMinor).toBe(
      String(Math.round((Number(costMinor) * 4) / members.count)),
    );
  });

  it('of a partner that pays three quarters says what each side pays; the rest has to come back to the programme', async () => {
    const fuel = { is: 'partner', partner: 'Fuel', partnerPaysBps: 7_500 } as const;
    const { costMinor, split, breakEven, members } = await simulated(json(fuel));
    expect(Number(costMinor)).toBeGreaterThan(0);
    const theirs = (BigInt(costMinor) * 3n) / 4n;
    const ours = BigInt(costMinor) - theirs;
    expect(split).toEqual({
      ...{ partner: 'Fuel', partnerPaysBps: 7_500 },
      ...{ partnerMinor: String(theirs), programmeMinor: String(ours) },
    });
    expect(breakEven?.costEachMinor).toBe(String(Math.round(Number(ours) / members.count)));
    expect((await simulated(json(BIRTHDAY))).split).toBeNull();
  });

  it('names who would and who would not with the reason, and keeps members as a list', async () => {
    const result = await simulated(json(BIRTHDAY, { leaveOut: ['noConsent'] }));
    expect(result.would.length).toBeGreaterThan(0);
    expect(result.wouldNot.length).toBeGreaterThan(0);
    expect(result.wouldNot[0]?.failed[0]?.condition).toBe('noConsent');
    const some = await simulated(draft);
    const from = {
      ...{ kind: 'mechanicSimulation' as const, ruleId, draft: some.address ?? '' },
      filter: { outcome: 'reached' as const },
    };
    const chief: UserActor = { ...reader, userId: 903, role: 'admin' };
    const made = await runCommand(createList, { name: 'Birthdays', note: '', from }, chief, {
      now: NOW,
    });
    expect(made.members).toBe(some.members.count);
  });

  it('counts whom another mechanic that runs would reach as well', async () => {
    const other = await seedRule({
      definition: json({ is: 'anniversary' }, { holdoutBps: 0 }),
      startsOn: '2026-01-01',
    });
    await sql(
      `INSERT INTO mechanic_switches (rule_id, launched_at, launched_by, salt) VALUES ($1, now(), 901, 7)`,
      [other.ruleId],
    );
    const { beside } = await simulated(draft);
    expect(beside.map((one) => one.ruleId)).toEqual([other.ruleId]);
    await sql(
      'UPDATE mechanic_switches SET paused_at = now(), paused_by = 901 WHERE rule_id = $1',
      [other.ruleId],
    );
  });

  it('asks the database once for other words of the message, and refuses what is no mechanic', async () => {
    await simulated(draft);
    expect((await simulated(draft, { isAnew: false })).wasKept).toBe(true);
    const none = { ruleId: 9_999_999, draft };
    await expect(runQuery(simulateMechanic, none, reader)).rejects.toMatchObject({
      code: 'not_found',
    });
    const broken = { ruleId, draft: 'abc', filter: { outcome: 'reached' as const } };
    await expect(runQuery(listSimulated, broken, reader)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('the forecast of a version that was handed in', () => {
  it('is kept once, whatever is simulated later, and told by the number of its version', async () => {
    const worker = systemActor('worker');
    const [versionId = 0] = await runQuery(listMissingForecasts, {}, worker);
    const forecast = await runQuery(forecastVersion, { versionId }, worker, { now: NOW });
    expect(forecast.figures.members.count).toBeGreaterThan(0);
    const [version] = await sql<{ on: string }>(
      `SELECT (submitted_at AT TIME ZONE '${ZONE}')::date::text AS "on" FROM rule_versions WHERE rule_version_id = $1`,
      [versionId],
    );
    const late = { now: new Date('2040-01-01T09:00:00Z') };
    expect(await runQuery(forecastVersion, { versionId }, worker, late)).toMatchObject({
      throughOn: addDays(version?.on ?? '', -1),
    });
    expect(await runCommand(keepForecast, forecast, worker)).toEqual({ isKept: true });
    expect(await runCommand(keepForecast, forecast, worker)).toEqual({ isKept: false });
    const [kept] = await runQuery(listForecasts, { ruleId: forecast.ruleId }, reader);
    expect(kept).toMatchObject({ no: 1, ...DAYS, isSample: false, figures: forecast.figures });
    expect(await runQuery(listMissingForecasts, {}, worker)).not.toContain(versionId);
  });
});

describe('a preview of 400 days', () => {
  it('shows members for whom it is due, on the day that stands for 29 February', async () => {
    await sql(
      "UPDATE member_profiles SET birth_on = '1992-02-29', birth_set_on = '2020-01-01' WHERE member_id = 9",
    );
    const { lines } = await runQuery(
      previewMechanic,
      { ruleId, draft: json({ is: 'birthday' }, { holdoutBps: 0 }), memberId: 9 },
      reader,
      { now: NOW },
    );
    expect(lines.filter(({ member }) => member.memberId === 9)).toMatchObject([
      { on: '2027-02-28', did: 'gave', notes: ['leapDay'], points: '15000' },
    ]);
    expect(new Set(lines.map(({ member }) => member.memberId)).size).toBeGreaterThan(1);
  });
});
