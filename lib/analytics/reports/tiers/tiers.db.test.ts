import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '@/db/demo/load-demo';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import type { TiersResult } from '@/lib/domain/analytics/tiers-result';
import { present } from '@/lib/domain/shared/assert';
import { runQuery } from '@/lib/kernel/query';
import { reportCell } from '../../queries/report-cell';
import { tiersReport } from './query';

const ACTOR = systemActor('test');
const UNTIL_ON = '2026-06-30';
const DAYS = { from: '2025-06-30', to: UNTIL_ON };

let result: TiersResult;

beforeAll(async () => {
  const databaseUrl = present(process.env.DATABASE_URL, 'tests have a database');
  await loadDemo({ databaseUrl, members: 300, untilOn: UNTIL_ON, log: () => {} });
  result = await runQuery(tiersReport, DAYS, ACTOR);
});

/** How many members a figure opens. */
async function behind(cell: string, params = DAYS): Promise<number> {
  return (await runQuery(reportCell, { report: 'tiers', params, cell }, ACTOR)).members;
}

/** The tier of each member at the end of a day, by walking the changes one by one. */
async function shownOn(day: string): Promise<ReadonlyMap<bigint, number>> {
  const read = readPool();
  const members = await read<{ id: bigint; joinedOn: string }[]>`
    SELECT member_id AS id, joined_on::text AS "joinedOn" FROM members WHERE member_id <> 0`;
  const changes = await read<{ id: bigint; to: number; on: string }[]>`
    SELECT member_id AS id, to_tier_id AS to, (happened_at AT TIME ZONE 'Europe/Moscow')::date::text AS on
    FROM tier_changes ORDER BY change_id`;
  const shown = new Map<bigint, number>();
  for (const { id, joinedOn } of members) if (joinedOn <= DAYS.from) shown.set(id, 1);
  for (const { id, to, on } of changes) if (on <= day && shown.has(id)) shown.set(id, to);
  return shown;
}

describe('the report on tiers', () => {
  it('counts moves between two days as walking the changes one by one does', async () => {
    const [before, after] = [await shownOn(DAYS.from), await shownOn(DAYS.to)];
    const codes = new Map(
      (await readPool()<{ id: number; code: string }[]>`SELECT tier_id AS id, code FROM tiers`).map(
        ({ id, code }) => [id, code] as const,
      ),
    );
    const counted = new Map<string, number>();
    for (const [id, from] of before) {
      const key = `${codes.get(from)} ${codes.get(after.get(id) ?? 0)}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    const rows = result.tables.moves.map((row) => [`${row.tierFrom} ${row.tierTo}`, row.customers]);
    expect(new Map(rows as [string, number][])).toEqual(counted);
    expect(result.facts.movedUp).toBeGreaterThan(5);
    expect(result.facts.movedDown).toBeGreaterThan(5);
  });

  it('opens behind every figure as many members as it says', async () => {
    for (const { tierFrom, tierTo, customers } of result.tables.moves) {
      expect(await behind(`move-${tierFrom}.${tierTo}`)).toBe(customers);
    }
    for (const { direction, customers } of result.tables.around) {
      expect(await behind(`around-${direction}`)).toBe(customers);
    }
    const { movedUp, movedDown, losing, reaching } = result.facts;
    expect(
      await Promise.all(
        ['moved-up', 'moved-down', 'losing', 'reaching'].map((cell) => behind(cell)),
      ),
    ).toEqual([movedUp, movedDown, losing, reaching]);
    expect(result.tables.near.length).toBeGreaterThan(1);
    for (const { tier, losing, reaching } of result.tables.near) {
      expect([await behind(`losing-${tier}`), await behind(`reaching-${tier}`)]).toEqual([
        losing,
        reaching,
      ]);
    }
  });

  it('tells the last mornings of a year of months, and moves of which 90 days are over', () => {
    const days = new Set(result.tables.distribution.map(({ day }) => day));
    expect([...days].toSorted().at(-1)).toBe(UNTIL_ON);
    expect(days.size).toBe(13);
    for (const row of result.tables.around) {
      expect(row.customers).toBeGreaterThan(0);
      expect(row.changeMinor).not.toBeNull();
    }
  });

  it('refuses days out of order and figures that there are not', async () => {
    const asked = runQuery(tiersReport, { from: '2026-01-02', to: '2026-01-01' }, ACTOR);
    await expect(asked).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(behind('move-base')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(behind('losing-nothing')).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
