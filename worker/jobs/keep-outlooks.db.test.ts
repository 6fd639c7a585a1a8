import { beforeAll, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { keepOutlooks } from './keep-outlooks';

const read = readPool();
const todayOn = dayInZone(new Date(), 'Europe/Moscow');
const context = { actor: systemActor('test'), signal: new AbortController().signal };

async function state() {
  const [row] = await read<
    { rhythmsOn: string; scoredOn: string; models: number; scored: number }[]
  >`
    SELECT rhythms_on AS "rhythmsOn", scored_on AS "scoredOn",
      (SELECT count(*)::int FROM outlook_models) AS models, (SELECT count(*)::int FROM member_outlooks) AS scored
    FROM outlook_state`;
  return row;
}

const change = (statement: string) =>
  withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(statement);
  });

beforeAll(() =>
  withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({
      seed: 3,
      members: 400,
      purchases: 4_000,
      untilOn: todayOn,
    });
    await loadSampleProgramme(tx, purchases, todayOn);
    await rebuildDerived(tx);
    await tx.client.query(`UPDATE programme SET time_zone = 'Europe/Moscow'`);
  }),
);

it('a first night counts, fits and scores; the same day changes nothing; a night that was cut is made up; a week later there is a second model', async () => {
  await keepOutlooks.run(context);
  const first = await state();
  expect(first).toMatchObject({ rhythmsOn: todayOn, scoredOn: todayOn, models: 1 });
  expect(first?.scored).toBeGreaterThan(300);
  await keepOutlooks.run(context);
  expect(await state()).toEqual(first);
  await change(`UPDATE outlook_state SET scored_on = '${todayOn}'::date - 1`);
  await keepOutlooks.run(context);
  expect(await state()).toEqual(first);
  await change(`UPDATE outlook_models SET as_of_on = as_of_on - 7`);
  await change(`UPDATE outlook_state SET rhythms_on = rhythms_on - 1, scored_on = scored_on - 1`);
  await keepOutlooks.run(context);
  expect(await state()).toEqual({ ...first, models: 2 });
});
