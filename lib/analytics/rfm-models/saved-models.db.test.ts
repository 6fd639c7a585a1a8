import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadPurchases, readFixture } from '@/db/testing/load-purchases';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { type RfmCut, STANDARD_CUT } from '@/lib/domain/analytics/rfm-model/cut';
import {
  groupOfScore,
  STANDARD_GROUPS,
  scoreOfModelCode,
} from '@/lib/domain/analytics/rfm-model/score-groups';
import { present } from '@/lib/domain/shared/assert';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { archiveRfmModel } from '../commands/archive-rfm-model';
import { keepRfmMonth } from '../commands/keep-rfm-month';
import { saveRfmModel } from '../commands/save-rfm-model';
import { findRfmModel } from '../queries/find-rfm-model';
import { listRfmModels } from '../queries/list-rfm-models';
import { previewRfmModel } from '../queries/preview-rfm-model';

const ACTOR = systemActor('test');
const AS_OF = '2006-12-31';
const R_PACKAGE: RfmCut = { ...STANDARD_CUT, binning: 'rPackage', windowDays: 0 };
const GROUPS = [...STANDARD_GROUPS];
const FIELDS = { cut: STANDARD_CUT, groups: GROUPS, seen: null };

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    await tx.client.query(`INSERT INTO programme (name, currency) VALUES ('Test', 'USD')`);
    await loadPurchases(tx, readFixture('rfm-orders'));
    await tx.client.query('UPDATE analytics_state SET as_of_on = $1', [AS_OF]);
    await rebuildDerived(tx);
  });
});

const sorted = (rows: readonly (readonly [string, ...unknown[]])[]) =>
  rows.toSorted(([one], [other]) => one.localeCompare(other));

const PUBLISHED = [
  ['aboutToSleep', 102, 283, 23_449],
  ['atRisk', 28, 216, 22_227],
  ['cantLose', 47, 274, 32_446],
  ['champions', 35, 316, 31_646],
  ['lost', 148, 393, 35_324],
  ['loyal', 170, 799, 76_562],
  ['needAttention', 10, 57, 4_562],
  ['new', 104, 329, 28_837],
  ['potentialLoyalist', 342, 2_211, 204_856],
  ['promising', 9, 28, 4_249],
] as const;

describe('a saved model that cuts as the R package rfm does', () => {
  it('previews the ten published groups of its 995 customers', async () => {
    const preview = await runQuery(previewRfmModel, { cut: R_PACKAGE }, ACTOR);
    expect(preview).toMatchObject({ asOfOn: AS_OF, oneIn: 1, buyers: 995, isEnough: true });
    const sizes = new Map<string, number>();
    for (const [code, buyers] of preview.codes) {
      const group = groupOfScore(GROUPS, scoreOfModelCode(code));
      sizes.set(group, (sizes.get(group) ?? 0) + buyers);
    }
    expect(sorted([...sizes])).toEqual(PUBLISHED.map(([group, customers]) => [group, customers]));
  });

  it('keeps a month with the published customers, orders and revenue of each group', async () => {
    const model = { ...FIELDS, name: 'As R does', cut: R_PACKAGE };
    const { modelId } = await runCommand(saveRfmModel, model, ACTOR);
    const read = readPool();
    const [row] = await read<{ cutId: number }[]>`
      SELECT cut_id AS "cutId" FROM rfm_saved_versions WHERE model_id = ${modelId}`;
    const { cutId } = present(row, 'the version was kept');
    await runCommand(keepRfmMonth, { cutId, month: '2006-12' }, ACTOR);
    const cells = await read<{ code: number; customers: number; orders: number; money: number }[]>`
      SELECT code::int, customers, frequency::int AS orders, (money_minor / 100)::int AS money
      FROM rfm_scoring_cells WHERE cut_id = ${cutId} AND month = '2006-12-01'`;
    const groups = new Map<string, [number, number, number]>();
    for (const { code, customers, orders, money } of cells) {
      const group = groupOfScore(GROUPS, scoreOfModelCode(code));
      const [a, b, c] = groups.get(group) ?? [0, 0, 0];
      groups.set(group, [a + customers, b + orders, c + money]);
    }
    expect(sorted([...groups].map(([group, sums]) => [group, ...sums] as const))).toEqual(
      PUBLISHED.map((row) => [...row]),
    );
  });
});

describe('the default model', () => {
  it('is there from the start as the night and the segments have it, and stays so', async () => {
    const [first] = await runQuery(listRfmModels, { isArchived: false }, ACTOR);
    const model = present(first, 'the default is the first');
    expect(model).toMatchObject({ isDefault: true, version: 1, cut: STANDARD_CUT, groups: GROUPS });
    const seen = { modelId: model.modelId, version: 1 };
    const refused = { code: 'wrong_state', details: { status: 'default' } };
    await expect(
      runCommand(saveRfmModel, { ...FIELDS, name: 'Mine', seen }, ACTOR),
    ).rejects.toMatchObject(refused);
    await expect(
      runCommand(archiveRfmModel, { ...seen, isArchived: true }, ACTOR),
    ).rejects.toMatchObject(refused);
  });
});

describe('versions of a saved model', () => {
  it('are kept each, with who changed what; one over a version that is gone by then is refused', async () => {
    const made = await runCommand(saveRfmModel, { ...FIELDS, name: 'Four bins' }, ACTOR);
    const quarters = { ...STANDARD_CUT, bins: 4 };
    const all: [number, number] = [1, 4];
    const groups = [{ id: 'g1', name: 'Everybody', r: all, f: all, m: all }];
    const next = { name: 'Quarters', cut: quarters, groups, seen: made };
    expect(await runCommand(saveRfmModel, next, ACTOR)).toEqual({ ...made, version: 2 });
    await expect(runCommand(saveRfmModel, next, ACTOR)).rejects.toMatchObject({
      code: 'stale_version',
    });
    const found = await runQuery(findRfmModel, { modelId: made.modelId }, ACTOR);
    expect(found?.model).toMatchObject({ name: 'Quarters', version: 2, cut: quarters, groups });
    expect(found?.versions.map(({ version, name }) => [version, name])).toEqual([
      [2, 'Quarters'],
      [1, 'Four bins'],
    ]);
    const [change] = await readPool()<{ before: { name: string }; after: { name: string } }[]>`
      SELECT before, after FROM audit_events
      WHERE command = 'analytics.saveRfmModel' AND subject_id = ${String(made.modelId)}
      ORDER BY audit_event_id DESC LIMIT 1`;
    expect([change?.before.name, change?.after.name]).toEqual(['Four bins', 'Quarters']);
  });

  it('a name in use is refused whatever its case, and free again once that model is archived', async () => {
    const made = await runCommand(saveRfmModel, { ...FIELDS, name: 'Taken' }, ACTOR);
    const again = { ...FIELDS, name: 'tAKEN' };
    await expect(runCommand(saveRfmModel, again, ACTOR)).rejects.toMatchObject({
      code: 'already_exists',
    });
    await runCommand(archiveRfmModel, { ...made, isArchived: true }, ACTOR);
    const other = await runCommand(saveRfmModel, again, ACTOR);
    expect(other.modelId).not.toBe(made.modelId);
    await expect(
      runCommand(archiveRfmModel, { ...made, isArchived: false }, ACTOR),
    ).rejects.toMatchObject({ code: 'already_exists' });
  });

  it('a group above the bins, edges that go down, or too few of them are refused', async () => {
    const high = GROUPS.map((group) => ({ ...group, r: [1, 6] as [number, number] }));
    const edges = (recencyDays: number[]) => ({
      ...{ ...STANDARD_CUT, bins: 3, binning: 'thresholds' as const },
      thresholds: { recencyDays, frequency: [2, 5], moneyMinor: [100, 200] },
    });
    const all: [number, number] = [1, 3];
    const groups = [{ id: 'g1', name: 'All', r: all, f: all, m: all }];
    for (const fields of [
      { ...FIELDS, groups: high },
      { ...FIELDS, groups, cut: edges([60, 30]) },
      { ...FIELDS, groups, cut: edges([30]) },
    ]) {
      await expect(
        runCommand(saveRfmModel, { ...fields, name: 'Never' }, ACTOR),
      ).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});
