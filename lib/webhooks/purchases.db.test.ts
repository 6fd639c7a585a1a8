import { beforeAll, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { WEBHOOK_EVENTS } from '@/lib/domain/webhooks/events';
import { newMember, seedPeople } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { bringBack, cancel, line, rate, record, rule } from '@/lib/purchases/testing/till-desk';
import { plantEndpoint } from './testing/planted-endpoint';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
  await rule(rate('1'));
});

async function told(endpointId: number) {
  const rows = await readPool()<
    { type: 'purchase.recorded' | 'purchase.returned'; data: object }[]
  >`
    SELECT type, data FROM webhook_deliveries WHERE endpoint_id = ${endpointId} ORDER BY delivery_id`;
  for (const { type, data } of rows) WEBHOOK_EVENTS[type].strict().parse(data);
  return rows.map(({ type, data }) => ({ type, ...data }));
}

it('a purchase of 100.00 that earns 100, its return in part and its cancel are told, each once, with what the API answers', async () => {
  const endpointId = await plantEndpoint(['purchase.recorded', 'purchase.returned']);
  const memberId = await newMember();
  const bought = await record({ memberId, lines: [line(6_000), line(4_000)] });
  const part = await bringBack(bought, [[1, 1]]);
  await cancel(bought);
  const { purchaseId, businessDate } = bought;
  expect(await told(endpointId)).toMatchObject([
    {
      type: 'purchase.recorded',
      ...{
        memberId,
        purchaseId,
        businessDate,
        storeId: 1,
        amountMinor: '10000',
        discountMinor: '0',
      },
      ...{ earnedPoints: bought.earned, redeemedPoints: '0' },
    },
    {
      type: 'purchase.returned',
      ...{ memberId, purchaseId: part.purchaseId, amountMinor: '-6000', isWhole: false },
      ...{ takenBackPoints: part.takenBack, originalPurchaseId: purchaseId },
    },
    { type: 'purchase.returned', amountMinor: '-4000', takenBackPoints: '40', isWhole: true },
  ]);
});

it('a purchase of a guest is told with member 0; one that was sent twice, once', async () => {
  const endpointId = await plantEndpoint(['purchase.recorded']);
  const said = { key: 'twice', receipt: 'twice' };
  await record(said);
  await record(said);
  expect(await told(endpointId)).toMatchObject([{ memberId: 0, earnedPoints: '0' }]);
});
