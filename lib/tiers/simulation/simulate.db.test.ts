import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import type { Actor, UserActor } from '@/lib/domain/access/actor';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { addDays } from '@/lib/domain/shared/calendar';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { ladderFrom } from '@/lib/domain/tiers/testing/ladders';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme, post, receipts } from '@/lib/purchases/testing/posting-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { createList } from '@/lib/segments/commands/create-list';
import { namesOf } from './names-of';
import { listMovers } from './queries/list-movers';
import { simulateLadder } from './queries/simulate-ladder';

const TODAY_ON = '2026-11-20';
const NOW = new Date(`${TODAY_ON}T09:00:00Z`);
const NIGHT = addDays(TODAY_ON, 1);
const reader: UserActor = { kind: 'user', userId: 1, role: 'analyst', requestId: 'r' };

const json = (units: readonly number[], change: Partial<LadderJson> = {}): LadderJson =>
  definitionJson(ladderFrom(units, change)) as LadderJson;

let ruleId = 0;
const simulated = (draft: LadderJson, isAnew = true, actor: Actor = reader) =>
  runQuery(simulateLadder, { ruleId, draft, startsOn: NIGHT, isAnew }, actor, { now: NOW });

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
  await post(receipts(7, 600));
  const definition = { ...json([0, 400, 900]), kind: 'tiers' as const };
  ({ ruleId } = await seedRule({ definition, startsOn: '2026-01-01' }));
  // As the night before left them.
  await sql(
    `INSERT INTO tier_standings (member_id, rule_id, tier_id, since_on)
     SELECT member_id, $1, CASE WHEN spend >= 90000 THEN 3 WHEN spend >= 40000 THEN 2 ELSE 1 END, $2::date FROM (
       SELECT m.member_id, coalesce(sum(p.amount_minor - p.returned_minor) FILTER (WHERE p.business_date > $2::date - interval '1 year' AND p.revises_id IS NULL), 0) AS spend
       FROM members m LEFT JOIN purchases p USING (member_id) WHERE m.member_id <> 0 GROUP BY 1) x`,
    [ruleId, TODAY_ON],
  );
});

describe('a simulation of the real base', () => {
  it('of the ladder in force moves nobody', async () => {
    const { members, up, down, stay, cost } = await simulated(json([0, 400, 900]));
    expect({ up, down, stay, year: cost.yearMinor }).toEqual({
      ...{ up: 0, down: 0, stay: members, year: '0' },
    });
    expect(members).toBeGreaterThan(30);
  });

  it('of a lower threshold moves exactly those in between, and lists them', async () => {
    const draft = json([0, 400, 700]);
    const { up, flows, address, some } = await simulated(draft);
    const [{ between = 0 } = {}] = await sql<{ between: number }>(
      `SELECT count(*)::int AS between FROM (
         SELECT sum(amount_minor - returned_minor) AS spend FROM purchases
         WHERE member_id <> 0 AND revises_id IS NULL AND business_date > $1::date - interval '1 year' AND business_date <= $1::date
         GROUP BY member_id) x WHERE spend >= 70000 AND spend < 90000`,
      [TODAY_ON],
    );
    expect(between).toBeGreaterThan(0);
    expect(up).toBe(between);
    expect(flows).toEqual([{ from: 2, to: 3, way: 'up', when: 'atOnce', members: between }]);
    expect(some.length).toBeGreaterThan(0);
    const input = { ruleId, draft: address ?? '', startsOn: NIGHT, filter: { from: 2, to: 3 } };
    const page = await runQuery(listMovers, input, reader, { now: NOW });
    expect(page.total).toBe(between);
    for (const { measured, asked, against } of page.members) {
      expect(asked).toBe('70000');
      expect(BigInt(measured) - BigInt(asked)).toBe(BigInt(against));
      expect(Number(against)).toBeGreaterThanOrEqual(0);
    }
  });

  it('of a higher threshold with grace moves down after it, those alone who reach less', async () => {
    const { up, down, downAfterGrace, fallsOn } = await simulated(
      json([0, 400, 1_000], { graceDays: 30 }),
    );
    expect(up).toBe(0);
    expect(down).toBeGreaterThan(0);
    expect(downAfterGrace).toBe(down);
    expect(fallsOn).toBe(addDays(NIGHT, 30));
  });

  it('asks the database once for other thresholds', async () => {
    await simulated(json([0, 400, 900]));
    const { wasKept } = await simulated(json([0, 300, 800]), false);
    expect(wasKept).toBe(true);
    expect(
      (
        await simulated(
          json([0, 300, 800], { bases: ['spend'], window: { kind: 'rolling', months: 6 } }),
          false,
        )
      ).wasKept,
    ).toBe(false);
  });

  it('of a figure keeps its members as a list, told to the audit; who may not edit segments is refused', async () => {
    const { address, up } = await simulated(json([0, 400, 700]));
    const from = {
      ...{ kind: 'simulation' as const, ruleId, draft: address ?? '', startsOn: NIGHT },
      filter: { way: 'up' as const },
    };
    const keep = (actor: Actor) =>
      runCommand(createList, { name: 'They rise', note: '', from }, actor, { now: NOW });
    await expect(keep(reader)).rejects.toMatchObject({ code: 'forbidden' });
    const { segmentId, members } = await keep({ ...reader, userId: 903, role: 'admin' });
    expect(members).toBe(up);
    const listed = await sql<{ id: number }>(
      'SELECT member_id::float8 AS id FROM segment_members WHERE segment_id = $1 ORDER BY 1',
      [segmentId],
    );
    const movers = await runQuery(listMovers, from, reader, { now: NOW });
    expect(listed.map(({ id }) => id).slice(0, 50)).toEqual(
      movers.members.map(({ memberId }) => memberId),
    );
    const [told] = await sql(
      "SELECT after FROM audit_events WHERE subject_kind = 'segment' AND subject_id = $1",
      [String(segmentId)],
    );
    expect(told).toMatchObject({
      after: { from: 'simulation', fromLadder: ruleId, movers: { way: 'up' } },
    });
  });

  it('refuses a draft that is no ladder, an address that is none, and a rule that is not there', async () => {
    await expect(simulated({ ...json([0]), tiers: [] })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const asked = { ruleId, draft: 'abc', startsOn: NIGHT, filter: {} };
    await expect(runQuery(listMovers, asked, reader)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const other = { ruleId: 9_999_999, draft: json([0]), startsOn: NIGHT };
    await expect(runQuery(simulateLadder, other, reader)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('shows names to who may read members alone', async () => {
    await sql(
      `INSERT INTO member_profiles (member_id, first_name, last_name)
       SELECT member_id, 'Anna', 'Orlova' FROM members WHERE member_id <> 0 ON CONFLICT DO NOTHING`,
    );
    const draft = json([0, 400, 700]);
    const [first] = (await simulated(draft)).some;
    expect(first).toMatchObject({ name: 'Anna Orlova', code: `MBR-${first?.memberId}` });
    const ids = [first?.memberId ?? 0];
    const unnamed = await namesOf(readPool(), { kind: 'anonymous', requestId: 'r' }, ids);
    expect(unnamed(ids[0] ?? 0)).toEqual({ name: null, code: first?.code });
  });
});
