import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { listAwards } from '../results/queries/list-awards';
import { seedMechanic } from '../results/testing/seed-experiment';
import { explainAward } from './explain-award';

const ACTOR = systemActor('test');
const now = new Date('2026-03-20T09:00:00Z');
let ruleId = 0;

const explain = (memberId: number) => runQuery(explainAward, { ruleId, memberId }, ACTOR, { now });

beforeAll(async () => {
  await seedMembers([
    { memberId: 1, firstName: 'Anna', joinedOn: '2026-03-18' },
    { memberId: 2, joinedOn: '2026-03-18', status: 'suspended' },
    { memberId: 3, joinedOn: '2025-03-18' },
    { memberId: 4, joinedOn: '2026-03-17' },
  ]);
  const { ruleId: id, versionId } = await seedMechanic({
    holdoutBps: 0,
    budget: { members: 5 },
  });
  ruleId = id;
  await sql(
    `INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, state, decided_on, decided_at, due_on, points)
     SELECT n, $1, 'joined', $2, CASE WHEN n % 2 = 0 THEN 'given' ELSE 'heldOut' END, '2026-03-18', now(), '2026-03-18', CASE WHEN n % 2 = 0 THEN 10000 ELSE 0 END
     FROM generate_series(1000, 1119) n`,
    [ruleId, versionId],
  );
});

describe('why a member gets something, or why not', () => {
  it('nobody is judged before the mechanic is launched', async () => {
    expect(await explain(1)).toMatchObject({ outcome: 'notLaunched', name: 'Anna' });
    await sql(
      `INSERT INTO mechanic_switches (rule_id, launched_at, launched_by, salt) VALUES ($1, now(), 9001, 7)`,
      [ruleId],
    );
  });

  it('who joined two days ago would get 100 points; who is suspended does not, with both reasons; a year ago is no occasion', async () => {
    const { occasions } = await explain(1);
    expect(occasions).toHaveLength(1);
    expect(occasions[0]?.decision).toEqual({ outcome: 'given', points: 10_000n, minor: 0n });
    const refused = (await explain(2)).occasions[0]?.decision;
    expect(
      refused?.outcome === 'refused' && refused.failed.map(({ condition }) => condition),
    ).toEqual(['audience', 'suspended']);
    expect(await explain(3)).toMatchObject({ outcome: 'judged', occasions: [], nextOn: null });
    expect(await explain(999)).toMatchObject({ outcome: 'unknown' });
  });

  it('an occasion that was settled tells its award, and a budget that is used up stands against the next', async () => {
    await sql(
      `INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, state, decided_on, decided_at, due_on, points)
       VALUES (4, $1, 'joined', 1, 'given', '2026-03-18', now(), '2026-03-17', 10000)`,
      [ruleId],
    );
    await sql(`INSERT INTO mechanic_spent (rule_id, points, members) VALUES ($1, 50000, 5)`, [
      ruleId,
    ]);
    const settled = await explain(4);
    expect(settled.occasions.map(({ decision }) => decision)).toEqual([null]);
    expect(settled.awards.map(({ state, points }) => [state, points])).toEqual([
      ['given', 10_000n],
    ]);
    const refused = (await explain(1)).occasions[0]?.decision;
    expect(refused?.outcome === 'refused' && refused.failed).toEqual([
      { condition: 'budgetMembers', wanted: ['5'], found: ['5'] },
    ]);
  });

  it('of a card of six stamps it is told how many are on it', async () => {
    const stamps = await seedMechanic({ occasion: { is: 'stamps', onCard: 6 }, holdoutBps: 0 });
    await sql(
      `INSERT INTO mechanic_switches (rule_id, launched_at, launched_by, salt) VALUES ($1, now(), 9001, 7)`,
      [stamps.ruleId],
    );
    await sql(
      `INSERT INTO stores (store_id, external_id, name) VALUES (1, 'S1', 'One') ON CONFLICT DO NOTHING`,
    );
    await sql(`SELECT ensure_month_partitions('2026-03-01', '2026-03-31')`);
    await sql(`INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor)
      SELECT 1, '2026-03-10', 1, 'R' || n, '2026-03-10', 100 FROM generate_series(1, 8) n`);
    const asked = { ruleId: stamps.ruleId, memberId: 1 };
    const { progress } = await runQuery(explainAward, asked, ACTOR, { now });
    expect(progress).toEqual({ of: 'receipts', found: 2n, goal: 6n });
    expect((await explain(1)).progress).toBeNull();
  });
});

describe('awards of a mechanic', () => {
  it('are listed once each, page after page, as many as are counted', async () => {
    const first = await runQuery(listAwards, { ruleId, state: 'heldOut' }, ACTOR, { now });
    expect([first.total, first.counts]).toEqual([60, { given: 61, heldOut: 60 }]);
    const seen = [...first.awards];
    let { next } = first;
    while (next !== null) {
      const page = await runQuery(listAwards, { ruleId, state: 'heldOut', after: next }, ACTOR, {
        now,
      });
      seen.push(...page.awards);
      next = page.next;
    }
    expect(new Set(seen.map(({ memberId }) => memberId)).size).toBe(60);
    expect(seen).toHaveLength(60);
    const day = await runQuery(listAwards, { ruleId, on: '2026-03-17' }, ACTOR, { now });
    expect(day.total).toBe(0);
  });
});
