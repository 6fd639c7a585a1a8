import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { bucketOf } from '@/lib/domain/experiments/assign';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { holdBackFromAll } from '../commands/control-mechanics';
import { getMechanicControl } from '../queries/get-control';
import { bucketSql } from './bucket-sql';
import { listProgrammeMembers } from './queries/list-programme-members';
import { programmeResults } from './queries/programme-results';

const ACTOR = systemActor('test');
const marketer: UserActor = { kind: 'user', userId: 1, role: 'marketer', requestId: 'test' };
const BEGAN = new Date('2026-03-01T09:00:00Z');
const now = new Date('2026-03-31T09:00:00Z');
const MEMBERS = 600;
const FIRST = 70_001;
const EVERYBODY = Array.from({ length: MEMBERS }, (_, place) => FIRST + place);

const hold = async (holdoutBps: number, at: Date) => {
  const { version } = await runQuery(getMechanicControl, {}, marketer);
  await runCommand(holdBackFromAll, { holdoutBps, version }, marketer, { now: at });
};
const results = (more: { days?: '7' | '30' } = {}) =>
  runQuery(programmeResults, more, ACTOR, { now });

beforeAll(async () => {
  await sql(
    `INSERT INTO programme (name, currency, time_zone) VALUES ('Test', 'RUB', 'Europe/Moscow') ON CONFLICT DO NOTHING`,
  );
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, place) => ({
      ...{ memberId: FIRST + place, joinedOn: place < 500 ? '2025-01-01' : '2026-03-11' },
      status: place % 50 === 0 ? 'suspended' : 'active',
    })),
  );
  await sql(`SELECT ensure_month_partitions('2026-01-01', '2026-04-30')`);
  await sql(
    `INSERT INTO stores (store_id, external_id, name) VALUES (1, 'S1', 'One') ON CONFLICT DO NOTHING`,
  );
  await sql(`INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor)
    SELECT id, date '2026-02-20' + k * 7, 1, 'P' || id || '/' || k, now(), 1000 + id
    FROM generate_series(${FIRST}, ${FIRST + MEMBERS - 1}) id CROSS JOIN generate_series(0, 5) k WHERE (id * 13 + k * 7) % 5 < 2`);
});

describe('what all mechanics are worth', () => {
  it('is not told while nobody is held back from all of them', async () => {
    expect(await results()).toMatchObject({ assigned: null, all: null, standing: null });
  });

  it('compares everybody with those held back, who are dealt as the mechanics deal them', async () => {
    await hold(2_000, BEGAN);
    const [control] = await sql<{ salt: number; since: string }>(
      'SELECT salt::float8 AS salt, held_since_on::text AS since FROM mechanic_control',
    );
    expect(control?.since).toBe('2026-03-01');
    const held = EVERYBODY.filter((memberId) => bucketOf(memberId, control?.salt ?? 0) < 2_000);
    const bought = await sql<{ id: number; receipts: number }>(`
      SELECT member_id::int AS id, count(*)::int AS receipts FROM purchases JOIN members USING (member_id)
      WHERE business_date >= greatest(joined_on, '2026-03-01') AND business_date < greatest(joined_on, '2026-03-01') + 30
        AND business_date <= '2026-03-31' GROUP BY 1`);
    const receipts = new Map(bought.map((row) => [row.id, row.receipts]));
    const mean = (ids: readonly number[]) =>
      ids.reduce((sum, id) => sum + (receipts.get(id) ?? 0), 0) / ids.length;
    const treated = EVERYBODY.filter((memberId) => !held.includes(memberId));
    const { all, standing } = await results();
    expect([all?.holdout.count, all?.treated.count]).toEqual([held.length, treated.length]);
    expect(all?.figures.receipts.holdout).toBeCloseTo(mean(held), 9);
    expect(all?.figures.receipts.treated).toBeCloseTo(mean(treated), 9);
    expect(standing?.sizes.differsFromPlan).toBe(false);
    const cell = { arm: 'holdout' as const };
    const list = await runQuery(listProgrammeMembers, { cell }, ACTOR, { now });
    expect(list.total).toBe(held.length);
    expect(list.members.map(({ memberId }) => memberId)).toEqual(held.slice(0, 50));
  });

  it('counts anew from the day on which another share is held back, and not when the same is said again', async () => {
    await hold(2_000, new Date('2026-03-20T09:00:00Z'));
    expect((await results()).assigned?.firstOn).toBe('2026-03-01');
    await hold(1_000, new Date('2026-03-21T09:00:00Z'));
    expect((await results()).assigned?.firstOn).toBe('2026-03-21');
    await hold(0, now);
    expect((await results()).assigned).toBeNull();
  });
});

describe('the bucket of a member', () => {
  it('is the same in SQL for 2,000 numbers up to the largest and any salt', async () => {
    const ids = Array.from({ length: 2_000 }, (_, place) =>
      Math.floor((place / 2_000) ** 3 * Number.MAX_SAFE_INTEGER),
    );
    for (const salt of [0, 7, 2_147_483_648, 4_294_967_295]) {
      const { join, value } = bucketSql('id', `${salt}::bigint`);
      const rows = await withTx({ label: 'system:test', requestId: 'x' }, async ({ client }) => {
        const { rows: found } = await client.query<{ bucket: number }>(
          `SELECT ${value}::int AS bucket FROM unnest($1::bigint[]) WITH ORDINALITY AS m (id, place) ${join} ORDER BY place`,
          [ids],
        );
        return found;
      });
      expect(rows.map(({ bucket }) => bucket)).toEqual(ids.map((id) => bucketOf(id, salt)));
    }
  });
});
