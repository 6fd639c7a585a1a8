import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { untilSomebodyWaits } from '@/lib/desk/testing/until-somebody-waits';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { anna, entries, newMember, seedPeople } from '@/lib/points/testing/points-desk';
import { movePurchases } from '@/lib/purchases/posting/move-purchases';
import {
  begin,
  booked,
  expectBooksTrue,
  finish,
  ownersOf,
  undo,
} from '@/lib/purchases/testing/claims-desk';
import { rate, rule } from '@/lib/purchases/testing/till-desk';
import { forgetAll, sql } from './testing/database';
import { checkText, importText, useOwnUploads } from './testing/import-text';

const MAPPING = {
  rowIs: 'line',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    store: { column: 'shop' },
    till: { column: 'till' },
    quantity: { constant: '1' },
    unitPrice: { column: 'sum' },
  },
};
const at = { now: new Date('2025-02-10T09:00:00Z') };

const file = (...rows: readonly string[]) => ['no,day,shop,till,sum', ...rows].join('\n');
const importRows = (...rows: readonly string[]) => importText('purchases', file(...rows), MAPPING);

beforeAll(async () => {
  await rule(rate('0.05'));
  useOwnUploads();
  await seedPeople();
});

beforeEach(forgetAll);

/** A guest's purchase of 1,200.00 on 1 February under the number 47, claimed by a new member. */
async function claimed(): Promise<{ readonly memberId: number; readonly taskId: number }> {
  await importRows('47,2025-02-01,S1,1,1200.00');
  const memberId = await newMember();
  const [row] = await sql<{ key: string }>(
    `SELECT business_date || ':' || purchase_id AS key FROM purchases`,
  );
  const taskId = await begin(memberId, anna, at);
  await finish(taskId, booked('47', row?.key ?? '', '2025-02-01'), anna, at);
  return { memberId, taskId };
}

describe('a return that is imported after the claim of its purchase', () => {
  it('REF-01: is the member’s with everything counted from it, and 20 of the 60 points go', async () => {
    const { memberId } = await claimed();
    const text = file('47,2025-02-05,S1,1,-400.00');
    const figures = { receiptsNew: 1, returnsNew: 1, guestsNew: 0 };
    expect((await checkText('purchases', text, MAPPING)).counts).toMatchObject(figures);
    expect(await ownersOf('47')).toBe(`${memberId}`);
    expect((await importText('purchases', text, MAPPING)).counts).toMatchObject(figures);
    expect(await ownersOf('47')).toBe(`${memberId} ${memberId}`);
    expect(
      await sql(
        `SELECT receipts, revenue_minor::int AS revenue FROM member_summary WHERE member_id = ${memberId}`,
      ),
    ).toEqual([{ receipts: 1, revenue: 80_000 }]);
    expect(await entries(memberId)).toEqual(['earn 60', 'earn_reversal -20']);
    const again = await importText('purchases', `${text}\n`, MAPPING);
    expect(again.counts).toMatchObject({ receiptsNew: 0, receiptsPresent: 1 });
    expect(await entries(memberId)).toEqual(['earn 60', 'earn_reversal -20']);
    await expectBooksTrue();
  });

  it('goes back among the guests with its purchase when the claim is undone', async () => {
    const { memberId, taskId } = await claimed();
    await importRows('47,2025-02-05,S1,1,-400.00');
    await undo(memberId, taskId);
    expect(await ownersOf('47')).toBe('0 0');
    await importRows('47,2025-02-06,S1,1,-100.00');
    expect(await ownersOf('47')).toBe('0 0 0');
    await expectBooksTrue();
  });

  it('stays a guest’s of another store, of before, and of a purchase that bears the number anew', async () => {
    const { memberId } = await claimed();
    await importRows('47,2025-01-31,S1,1,-100.00', '47,2025-02-05,S2,1,-100.00');
    await importRows('47,2025-02-06,S1,1,300.00', '47,2025-02-07,S1,1,-100.00');
    expect(await ownersOf('47')).toBe(`${memberId} 0 0 0 0`);
    await expectBooksTrue();
  });

  it('at the till of the claimed purchase is of that one, though the number came anew at another', async () => {
    const { memberId } = await claimed();
    await importRows('47,2025-02-06,S1,2,300.00', '47,2025-02-07,S1,1,-100.00');
    expect(
      await sql(
        `SELECT till, member_id::int AS who FROM purchases WHERE is_return OR till = '2' ORDER BY till`,
      ),
    ).toEqual([
      { till: '1', who: memberId },
      { till: '2', who: 0 },
    ]);
  });

  it('waits for a claim that is being undone, and stays a guest’s', async () => {
    const { memberId } = await claimed();
    const [row] = await sql<{ businessDate: string; purchaseId: number }>(
      `SELECT business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId" FROM purchases`,
    );
    let importing: Promise<unknown> = Promise.resolve();
    await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
      await tx.client.query(
        'UPDATE purchase_claims SET undone_at = now(), undone_by = 1 WHERE member_id = $1',
        [memberId],
      );
      const ends = { fromMemberId: memberId, toMemberId: GUEST_MEMBER_ID };
      await movePurchases(tx, ends, row === undefined ? [] : [row]);
      importing = importRows('47,2025-02-05,S1,1,-400.00');
      await untilSomebodyWaits();
    });
    await importing;
    expect(await ownersOf('47')).toBe('0 0');
  });

  it('follows the purchase to whoever a merge gave it', async () => {
    const { memberId } = await claimed();
    const other = await newMember();
    for (const table of ['purchases', 'purchase_lines', 'receipt_claims']) {
      await sql(`UPDATE ${table} SET member_id = ${other} WHERE member_id = ${memberId}`);
    }
    await importRows('47,2025-02-05,S1,1,-400.00');
    expect(await ownersOf('47')).toBe(`${other} ${other}`);
  });
});
