import { beforeAll, expect, it } from 'vitest';
import { PURCHASE_SOURCE } from '@/lib/domain/points/purchase-key';
import { wholePoints } from '@/lib/domain/shared/points';
import { runQuery } from '@/lib/kernel/query';
import { bought } from '@/lib/purchases/testing/claims-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { credit } from '../ledger/credit';
import { lockAccount } from '../ledger/lock-accounts';
import { anna, earn, inLedger, NOW, newMember, seedPeople } from '../testing/points-desk';
import { listPointEntries } from './list-entries';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

it('a line of the statement names the receipt that caused it and its store; what no receipt caused names none', async () => {
  const memberId = await newMember();
  await earn(memberId, 5);
  const key = await bought('S-1', { memberId, storeId: 2 });
  await inLedger(async (context) => {
    const account = await lockAccount(context.tx, memberId, NOW);
    const movement = { source: PURCHASE_SOURCE, key };
    const lot = { expiresAt: null };
    await credit(context, account, { kind: 'earn', points: wholePoints(12), lot, movement });
  });
  const { entries } = await runQuery(listPointEntries, { memberId, upTo: null }, anna);
  expect(entries.map(({ seq, receipt, store }) => [seq, receipt, store])).toEqual([
    [2, 'S-1', 'Store 2'],
    [1, null, null],
  ]);
});
