import { beforeAll, beforeEach, expect, test } from 'vitest';
import { keepLifecycleMonth } from '@/lib/analytics/commands/keep-lifecycle-month';
import { keepRfmMonth } from '@/lib/analytics/commands/keep-rfm-month';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { startUndo } from '../commands/start-undo';
import { previewUndo } from '../queries/preview-undo';
import { forgetAll, sql } from '../testing/database';
import { finish, importText, testActor, useOwnUploads } from '../testing/import-text';

const MAPPING = {
  rowIs: 'receipt',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { constant: 'SHOP' },
    amount: { column: 'sum' },
  },
};

/** A receipt of each customer in each of three months. */
const fileOf = (prefix: string, customers: number) =>
  [
    'no,day,client,sum',
    ...Array.from({ length: customers * 3 }, (_, place) => {
      const day = `2024-0${1 + (place % 3)}-1${place % 9}`;
      return `${prefix}${place},${day},${prefix}${Math.floor(place / 3)},10.00`;
    }),
  ].join('\n');

const keepStages = (month: string) => runCommand(keepLifecycleMonth, { month }, testActor);
const kept = async () =>
  (
    await sql<{ kept: string }>(
      `SELECT 'stages ' || to_char(month, 'YYYY-MM') AS kept FROM lifecycle_months
       UNION ALL SELECT 'scores ' || to_char(month, 'YYYY-MM') FROM rfm_scorings ORDER BY kept`,
    )
  ).map((row) => row.kept);

beforeAll(useOwnUploads);
beforeEach(async () => {
  await forgetAll();
  await sql('DELETE FROM lifecycle_months');
  await sql('DELETE FROM rfm_scorings');
});

test('months that were kept since an import began are forgotten with it, told before, and kept anew without its customers', async () => {
  await importText('purchases', fileOf('A', 5), MAPPING);
  await keepStages('2024-01');
  const { importId } = await importText('purchases', fileOf('B', 7), MAPPING);
  await keepStages('2024-02');
  const [cut] = await sql<{ id: number }>('SELECT min(cut_id)::int AS id FROM rfm_cuts');
  await runCommand(keepRfmMonth, { cutId: cut?.id ?? 0, month: '2024-02' }, testActor);
  expect(await kept()).toEqual(['scores 2024-02', 'stages 2024-01', 'stages 2024-02']);

  expect((await runQuery(previewUndo, { importId }, testActor)).keptMonths).toBe(2);
  await runCommand(startUndo, { importId }, testActor);
  await finish(importId);
  expect(await kept()).toEqual(['stages 2024-01']);
  expect(
    await sql(
      `SELECT subject_kind AS kind, subject_id AS id FROM audit_events
       WHERE command = 'imports.finishUndo' AND subject_kind <> 'import' ORDER BY 1, 2`,
    ),
  ).toEqual([
    { kind: 'lifecycleMonth', id: '2024-02' },
    { kind: 'rfmScoring', id: `${cut?.id} 2024-02` },
  ]);

  await keepStages('2024-02');
  expect(
    await sql(
      `SELECT sum(customers)::int AS customers, (SELECT count(*)::int FROM member_summary WHERE receipts > 0) AS buyers,
         (SELECT count(*)::int FROM lifecycle_blocks CROSS JOIN generate_series(0, 511) i JOIN members m ON m.member_id = block * 512 + i
          WHERE month = '2024-02-01' AND get_byte(stages, i) > 0) AS listed
       FROM lifecycle_cells WHERE month = '2024-02-01'`,
    ),
  ).toEqual([{ customers: 5, buyers: 5, listed: 5 }]);
});
