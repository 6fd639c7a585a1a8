import { beforeAll, expect, it } from 'vitest';
import { distributeCards } from '@/lib/cards/stock/distribute-cards';
import { setStockAlert } from '@/lib/cards/stock/set-stock-alert';
import { sql } from '@/lib/cards/testing/life-runner';
import { at, marketer, receivedBatch, seedStock, worker } from '@/lib/cards/testing/stock-desk';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { getHealth } from './queries/get-health';

let cardTypeId = 0;
beforeAll(async () => {
  cardTypeId = await seedStock();
  await sql(`INSERT INTO stores (store_id, external_id, name) VALUES
    (901, 'H901', 'North'), (902, 'H902', 'South'), (903, 'H903', 'West')`);
});

it('tells stores below their alert, the emptiest first: 0 of 5, 2 of 3; not 3 of 3, nor without an alert', async () => {
  const short = async () => (await runQuery(getHealth, {}, worker)).shortStock;
  expect(await short()).toEqual({ pairs: 0, worst: [] });
  const { batchId } = await receivedBatch(10);
  const send = (storeId: number, count: number) =>
    runCommand(distributeCards, { batchId, storeId, count }, marketer, at);
  const warn = (storeId: number, threshold: number | null) =>
    runCommand(setStockAlert, { storeId, cardTypeId, threshold }, marketer, at);
  await send(901, 2);
  await send(903, 3);
  await warn(901, 3);
  await warn(902, 5);
  await warn(903, 3);
  const named = { typeNameEn: 'Plastic', typeNameRu: 'Пластик' };
  expect(await short()).toEqual({
    pairs: 2,
    worst: [
      { storeName: 'South', ...named, cards: 0, threshold: 5 },
      { storeName: 'North', ...named, cards: 2, threshold: 3 },
    ],
  });
  await send(901, 1);
  await warn(902, null);
  expect((await short()).pairs).toBe(0);
});
