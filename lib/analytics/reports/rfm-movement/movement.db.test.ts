import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { STANDARD_CUT } from '@/lib/domain/analytics/rfm-model/cut';
import { type ScoreRange, STANDARD_GROUPS } from '@/lib/domain/analytics/rfm-model/score-groups';
import { MOVEMENT_SIDES } from '@/lib/domain/analytics/rfm-movement-result';
import { addMonths, lastDayOf } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { keepRfmMonth } from '../../commands/keep-rfm-month';
import { rescoreRfm } from '../../commands/rescore-rfm';
import { saveRfmModel } from '../../commands/save-rfm-model';
import { listDueScorings } from '../../queries/list-due-scorings';
import { behind } from '../../testing/behind';
import { rfmReport } from '../rfm/query';
import { rfmMovementReport } from './query';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';
const ALL: ScoreRange = [1, 3];
const OWN = {
  name: 'Three bins',
  cut: { ...STANDARD_CUT, bins: 3, windowDays: 90 as const },
  groups: [
    {
      id: 'g1',
      name: 'Best',
      r: [3, 3] as ScoreRange,
      f: [2, 3] as ScoreRange,
      m: [2, 3] as ScoreRange,
    },
    { id: 'g2', name: 'Middle', r: [2, 3] as ScoreRange, f: ALL, m: ALL },
  ],
  seen: null,
};

let own = 0;

/** What the worker does until nothing is due. */
async function keepDue(): Promise<number> {
  const due = await runQuery(listDueScorings, { atMost: 100 }, ACTOR);
  for (const { cutId, month } of due) {
    await runCommand(keepRfmMonth, { cutId, month: month.slice(0, 7) }, ACTOR);
  }
  return due.length;
}

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 3, members: 700, purchases: 7_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await rebuildDerived(tx);
  });
  await runCommand(rescoreRfm, {}, ACTOR);
  own = (await runCommand(saveRfmModel, OWN, ACTOR)).modelId;
  expect(await keepDue()).toBe(26);
});

describe('kept scores', () => {
  it('thirteen months of both models are kept once: nothing is due after it', async () => {
    expect(await keepDue()).toBe(0);
    const { kept } = await runQuery(rfmMovementReport, {}, ACTOR);
    expect(kept).toEqual(Array.from({ length: 13 }, (_, back) => addMonths('2026-11', -back)));
  });

  it('each kept month of the default has the groups that the RFM report counts as of its last day', async () => {
    const { kept, tables } = await runQuery(rfmMovementReport, {}, ACTOR);
    for (const month of kept) {
      const asOf = lastDayOf(month) < AS_OF ? lastDayOf(month) : AS_OF;
      const report = await runQuery(rfmReport, { asOf }, ACTOR);
      const found = tables.months.filter((row) => row.month === month);
      expect(found.map(({ place, customers }) => [place, customers])).toEqual(
        report.tables.groups.map(({ group, customers }) => [group, customers]),
      );
    }
  });

  it('a purchase that comes late leaves a finished month as it was kept', async () => {
    const before = await runQuery(rfmMovementReport, { model: own, to: '2026-10' }, ACTOR);
    await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
      await tx.client.query(
        `INSERT INTO purchases (member_id, business_date, store_id, receipt, is_return, purchased_at, amount_minor)
         SELECT member_id, '2026-10-15', 1, 'late' || member_id, false, '2026-10-15', 900000 FROM members
         WHERE member_id > 0 ORDER BY member_id LIMIT 200`,
      );
    });
    const [row] = await readPool()<{ cutId: number }[]>`
      SELECT cut_id AS "cutId" FROM rfm_saved_versions WHERE model_id = ${own}`;
    const kept = await runCommand(
      keepRfmMonth,
      { cutId: row?.cutId ?? 0, month: '2026-10' },
      ACTOR,
    );
    expect(kept).toBeNull();
    expect(await runQuery(rfmMovementReport, { model: own, to: '2026-10' }, ACTOR)).toEqual(before);
  });
});

describe('movement between groups and cells', () => {
  const asked = [undefined, 'own'].flatMap((model) =>
    MOVEMENT_SIDES.flatMap((by) =>
      [{}, { from: '2025-11' }, { from: '2026-02', to: '2026-07' }].map((months) => ({
        model,
        by,
        ...months,
      })),
    ),
  );

  it.each(asked)(
    'every flow, place and sum opens exactly its members, asked for %o',
    async (given) => {
      const { model, ...rest } = given;
      const params: Record<string, string> = {
        ...rest,
        ...(model === undefined ? {} : { model: String(own) }),
      };
      const { facts, tables } = await runQuery(
        rfmMovementReport,
        { ...rest, ...(model === undefined ? {} : { model: own }) },
        ACTOR,
      );
      expect(facts.isEnough).toBe(true);
      expect(facts.moved).toBeGreaterThan(0);
      expect(facts.came + facts.gone).toBeGreaterThan(0);
      const opens = async (cell: string) => (await behind('rfm-movement', params, cell)).members;
      // Of cells there are hundreds of flows: every seventh.
      const step = given.by === 'cells' ? 7 : 1;
      for (const { placeFrom, placeTo, customers } of tables.flows.filter(
        (_, at) => at % step === 0,
      )) {
        expect(await opens(`flow-${placeFrom}.${placeTo}`)).toBe(customers);
      }
      for (const { place, customers } of tables.places.filter((_, at) => at % step === 0)) {
        expect(await opens(`at-${facts.to}.${place}`)).toBe(customers);
      }
      for (const sum of ['moved', 'stayed', 'came', 'gone'] as const) {
        expect(await opens(sum)).toBe(facts[sum]);
      }
      const sumOf = (rows: readonly { customers: number }[]) =>
        rows.reduce((all, { customers }) => all + customers, 0);
      expect(sumOf(tables.places)).toBe(facts.customers);
      expect(sumOf(tables.flows)).toBe(facts.customers + facts.gone);
    },
  );

  it('a month that is not kept, months out of order and a model there is not are refused', async () => {
    for (const input of [
      { from: '2020-01' },
      { from: '2026-10', to: '2026-09' },
      { model: 2_000_000_000 },
    ]) {
      await expect(runQuery(rfmMovementReport, input, ACTOR)).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });

  it('groups of the default stay those of the R package', async () => {
    const { tables } = await runQuery(rfmMovementReport, {}, ACTOR);
    expect(tables.places.map(({ place }) => place)).toEqual([
      ...STANDARD_GROUPS.map(({ id }) => id),
      'others',
    ]);
  });
});
