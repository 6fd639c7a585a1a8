import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { LIFECYCLE_STAGES } from '@/lib/domain/analytics/lifecycle';
import { stageChanges } from '@/lib/domain/analytics/stage-changes';
import { lastDayOf } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { countRhythms } from '../../commands/count-rhythms';
import { keepLifecycleMonth } from '../../commands/keep-lifecycle-month';
import { listDueLifecycleMonths } from '../../queries/list-due-lifecycle-months';
import { behind } from '../../testing/behind';
import { lifecycleReport } from './query';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';

const due = async () =>
  (await runQuery(listDueLifecycleMonths, { atMost: 100 }, ACTOR)).map(({ month }) =>
    month.slice(0, 7),
  );

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 23, members: 300, purchases: 3_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await rebuildDerived(tx);
  });
});

type Row = { readonly memberId: number; readonly days: readonly string[] };

/** Stages of everybody on a day, by the pure rule: the gap of those who have a rhythm stands in for the others. */
async function plainStages(on: string, otherwiseDays: number | null) {
  const rows = await readPool()<Row[]>`
    SELECT member_id::int AS "memberId", array_agg(DISTINCT business_date::text ORDER BY business_date::text) AS days
    FROM purchases WHERE member_id > 0 AND NOT is_return AND business_date <= ${on}::date GROUP BY member_id`;
  return new Map(
    rows.map(({ memberId, days }) => {
      const changes = stageChanges(days, { throughOn: on, otherwiseDays });
      return [memberId, changes.at(-1)?.stage ?? ''] as const;
    }),
  );
}

async function keptStages(month: string) {
  const rows = await readPool()<{ memberId: number; stage: number }[]>`
    SELECT block * 512 + i AS "memberId", get_byte(stages, i) AS stage
    FROM lifecycle_blocks CROSS JOIN generate_series(0, 511) i
    WHERE month = ${`${month}-01`}::date AND get_byte(stages, i) > 0`;
  return new Map(
    rows.map(({ memberId, stage }) => [memberId, LIFECYCLE_STAGES[stage - 1] ?? ''] as const),
  );
}

const ordered = (stages: ReadonlyMap<number, string>) =>
  [...stages].toSorted(([one], [other]) => one - other);

describe('keeping the stages of months', () => {
  it('keeps twelve ended months at once; the present one waits for the night that counts the rhythms', async () => {
    const months = await due();
    expect(months).toHaveLength(12);
    expect(months[0]).toBe('2026-10');
    for (const month of months) await runCommand(keepLifecycleMonth, { month }, ACTOR);
    expect(await due()).toEqual([]);
    let afterId: number | null = 0;
    while (afterId !== null) afterId = (await runCommand(countRhythms, { afterId }, ACTOR)).lastId;
    expect(await due()).toEqual(['2026-11']);
    const kept = await runCommand(keepLifecycleMonth, { month: '2026-11' }, ACTOR);
    expect(kept).toMatchObject({ asOfOn: AS_OF, isMonthEnd: false });
    expect(await due()).toEqual([]);
    expect(await runCommand(keepLifecycleMonth, { month: '2026-10' }, ACTOR)).toBeNull();
  });

  it('each is what the rule says of the days on which each member had bought by then', async () => {
    const months = await readPool()<{ month: string; asOfOn: string; longGapDays: number }[]>`
      SELECT to_char(month, 'YYYY-MM') AS month, as_of_on AS "asOfOn", long_gap_days AS "longGapDays" FROM lifecycle_months`;
    expect(months).toHaveLength(13);
    for (const { month, asOfOn, longGapDays } of months) {
      expect(asOfOn).toBe(month === '2026-11' ? AS_OF : lastDayOf(month));
      const expected = await plainStages(asOfOn, longGapDays);
      expect(ordered(await keptStages(month))).toEqual(ordered(expected));
    }
    const now = await keptStages('2026-11');
    expect(new Set(now.values()).size).toBe(LIFECYCLE_STAGES.length);
  });
});

describe('the flow between stages', () => {
  const asked = fc.record(
    {
      stagesFrom: fc.constantFrom('2025-11', '2026-03', '2026-08'),
      stagesTo: fc.constantFrom('2026-09', '2026-10', '2026-11'),
      tier: fc.constantFrom('gold', 'silver'),
      storeFormat: fc.constantFrom('express' as const, 'online' as const),
    },
    { requiredKeys: [] },
  );

  it('what leaves one stage enters another, and every figure opens its members, for random filters', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const params: Record<string, string> = { ...given };
        const { facts, tables } = await runQuery(lifecycleReport, given, ACTOR);
        const opens = async (cell: string) => (await behind('lifecycle', params, cell)).members;
        let left = 0;
        let came = 0;
        for (const row of tables.stages) {
          const { stage, customersBefore, leftStage, cameToStage, customers } = row;
          expect(customersBefore - leftStage + cameToStage).toBe(customers);
          expect(await opens(`at-${facts.from}.${stage}`)).toBe(customersBefore);
          expect(await opens(`at-${facts.to}.${stage}`)).toBe(customers);
          expect(await opens(`left-${stage}`)).toBe(leftStage);
          expect(await opens(`came-${stage}`)).toBe(cameToStage);
          left += leftStage;
          came += cameToStage;
        }
        const first = tables.flows
          .filter(({ stageFrom }) => stageFrom === 'none')
          .reduce((sum, { customers }) => sum + customers, 0);
        expect(came - left).toBe(first);
        expect(facts.customers).toBe(facts.customersBefore + first);
        for (const { stageFrom, stageTo, customers } of tables.flows) {
          expect(await opens(`flow-${stageFrom}.${stageTo}`)).toBe(customers);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('months are told of all members; a month that is not kept and months out of order are refused', async () => {
    const { tables, kept } = await runQuery(lifecycleReport, {}, ACTOR);
    expect(kept).toHaveLength(13);
    const now = tables.months.filter(({ month }) => month === '2026-11');
    expect(now.map(({ stage, customers }) => [stage, customers])).toEqual(
      tables.stages.map(({ stage, customers }) => [stage, customers]),
    );
    for (const input of [
      { stagesFrom: '2020-01' },
      { stagesFrom: '2026-10', stagesTo: '2026-10' },
    ]) {
      await expect(runQuery(lifecycleReport, input, ACTOR)).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });
});
