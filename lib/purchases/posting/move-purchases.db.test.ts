import { beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import {
  ACTOR,
  derived,
  emptyProgramme,
  keepModel,
  post,
  receipts,
  scoreCells,
  wrongGaps,
} from '../testing/posting-desk';
import { moveAllPurchases, movePurchases, type PurchaseKeys } from './move-purchases';
import { rebuildDerived } from './rebuild-derived';
import { recountMembers } from './recount-members';

beforeEach(emptyProgramme);

/** Everything that is kept equals what is made anew from the purchases. */
async function expectTrue(): Promise<void> {
  await withTx(ACTOR, async (tx) => {
    const { kept: cells, made: summed } = await scoreCells(tx);
    expect(cells).toEqual(summed);
    expect(await wrongGaps(tx)).toBe(0);
    const claims = await tx.client.query(
      `SELECT FROM purchases p JOIN receipt_claims c USING (store_id, business_date, receipt, till, is_return)
       WHERE c.member_id <> p.member_id OR c.purchase_id <> p.purchase_id`,
    );
    expect(claims.rowCount).toBe(0);
    const lines = await tx.client.query(
      `SELECT FROM purchase_lines l WHERE NOT EXISTS (SELECT FROM purchases p
         WHERE (p.member_id, p.business_date, p.purchase_id) = (l.member_id, l.business_date, l.purchase_id))`,
    );
    expect(lines.rowCount).toBe(0);
    const kept = await derived(tx);
    await rebuildDerived(tx);
    const made = await derived(tx);
    // A rebuild leaves the scores empty.
    const unscored = (rows: unknown[] | undefined) =>
      rows?.map((row) => ({ ...(row as object), r: null, f: null, m: null }));
    expect({ ...kept, summary: unscored(kept.summary) }).toEqual({
      ...made,
      summary: unscored(made.summary),
    });
  });
}

async function receiptsOf(memberId: number): Promise<PurchaseKeys> {
  return withTx(ACTOR, async ({ client }) => {
    const { rows } = await client.query(
      `SELECT business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId"
       FROM purchases WHERE member_id = $1 ORDER BY 1, 2`,
      [memberId],
    );
    return rows;
  });
}

describe('moving purchases between members', () => {
  it.each([1, 2, 3])('keeps every derived table true, there and back (seed %i)', async (seed) => {
    await keepModel();
    await post(receipts(seed, 400));
    const own = await receiptsOf(7);
    const there = { fromMemberId: 7, toMemberId: 20 };
    const moved = await withTx(ACTOR, (tx) => moveAllPurchases(tx, there));
    expect(moved).toBe(own.length);
    expect(await receiptsOf(7)).toEqual([]);
    const back = { fromMemberId: 20, toMemberId: 7 };
    await withTx(ACTOR, (tx) => movePurchases(tx, back, own));
    expect(await receiptsOf(7)).toEqual(own);
    await withTx(ACTOR, (tx) => moveAllPurchases(tx, { fromMemberId: 9, toMemberId: 21 }));
    await expectTrue();
  });

  it('a guest’s receipt becomes a member’s, and its store’s day counts it among members', async () => {
    await keepModel();
    await post(receipts(5, 400));
    const [first, second] = await receiptsOf(0);
    const keys = [first, second].filter((key) => key !== undefined);
    expect(keys).toHaveLength(2);
    const ends = { fromMemberId: 0, toMemberId: 12 };
    expect(await withTx(ACTOR, (tx) => movePurchases(tx, ends, keys))).toBe(2);
    expect(await withTx(ACTOR, (tx) => movePurchases(tx, ends, keys))).toBe(0);
    await expectTrue();
  });

  it('a change of tier moves the member in every sum by tier', async () => {
    await keepModel();
    await post(receipts(8, 400));
    await withTx(ACTOR, (tx) =>
      recountMembers(tx, [1, 2], async () => {
        await tx.client.query('UPDATE members SET tier_id = 2 WHERE member_id IN (1, 2)');
      }),
    );
    await expectTrue();
  });

  it('a posting to the same members meanwhile is counted once', async () => {
    await post(receipts(3, 300));
    const more = receipts(4, 300).map((row) => ({ ...row, receipt: `later ${row.receipt}` }));
    await Promise.all([
      post(more),
      withTx(ACTOR, (tx) => moveAllPurchases(tx, { fromMemberId: 3, toMemberId: 4 })),
      withTx(ACTOR, (tx) => moveAllPurchases(tx, { fromMemberId: 4, toMemberId: 3 })),
    ]);
    await withTx(ACTOR, async (tx) => {
      const kept = await derived(tx);
      await rebuildDerived(tx);
      expect(kept).toEqual(await derived(tx));
    });
  });
});
