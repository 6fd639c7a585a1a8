import { beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import {
  ACTOR,
  derived,
  emptyProgramme,
  keepModel,
  post,
  type Row,
  receipts,
  scoreCells,
  wrongGaps,
} from '../testing/posting-desk';
import { bookReceipt, claimReceipt, postReceipt, type ReceiptToPost } from './post-receipt';

beforeEach(emptyProgramme);

type Told = Pick<Row, 'memberId' | 'storeId' | 'receipt' | 'day' | 'isReturn' | 'amountMinor'>;

function toPost(row: Told): ReceiptToPost {
  const amountMinor = BigInt(row.amountMinor);
  const line = { article: '', category: '', labels: [], kind: 'goods' } as const;
  return {
    ...{ memberId: row.memberId, storeId: row.storeId, till: '', receipt: row.receipt },
    ...{ businessDate: row.day, purchasedAt: new Date(`${row.day}T00:00:00Z`) },
    ...{ isReturn: row.isReturn, amountMinor, discountMinor: 0n, channel: null, revises: null },
    lines: [{ ...line, lineNo: 1, quantityMilli: 1_000n, amountMinor }],
  };
}

/** The same receipts one by one, each in a transaction of its own; which of them were there already. */
async function oneByOne(rows: readonly Row[]): Promise<number[]> {
  const known: number[] = [];
  for (const row of rows) {
    const id = await withTx(ACTOR, (tx) => postReceipt(tx, toPost(row)));
    if (id === null) known.push(row.rowNo);
  }
  return known;
}

const COPY = `SELECT member_id, business_date, receipt, is_return, amount_minor, gap_days FROM purchases
  ORDER BY member_id, business_date, purchase_id, receipt`;

/** Everything that a posting writes. */
async function books() {
  return withTx(ACTOR, async (tx) => ({
    derived: await derived(tx),
    scores: await scoreCells(tx),
    wrongGaps: await wrongGaps(tx),
    purchases: (await tx.client.query(COPY)).rows,
    lines: (
      await tx.client.query(
        `SELECT member_id, business_date, line_no, quantity_milli, amount_minor, kind, labels FROM purchase_lines
         ORDER BY 1, 2, 5, 3`,
      )
    ).rows,
  }));
}

describe('one receipt in one call', () => {
  it.each([11, 12, 13])(
    'leaves the same books as a batch, receipt by receipt, in any order (seed %i)',
    async (seed) => {
      await keepModel();
      const rows = receipts(seed, 60);
      const known = await oneByOne(rows);
      const single = await books();
      await emptyProgramme();
      await keepModel();
      const { duplicates } = await postEach(rows);
      const batch = await books();
      expect(known).toEqual(duplicates);
      expect(single).toEqual(batch);
      expect(single.wrongGaps).toBe(0);
      expect(single.scores.kept).toEqual(single.scores.made);
    },
  );

  it('numbered before another of that day and booked behind it, stands before it: 5 days, then none', async () => {
    await keepModel();
    const one = { memberId: 1, storeId: 1, isReturn: false, amountMinor: 1_000 };
    const second = toPost({ ...one, receipt: 'second', day: '2024-03-06' });
    await withTx(ACTOR, (tx) =>
      postReceipt(tx, toPost({ ...one, receipt: '1', day: '2024-03-01' })),
    );
    await withTx(ACTOR, async (tx) => {
      const id = (await claimReceipt(tx, second)) ?? 0;
      await postReceipt(tx, { ...second, receipt: 'third' });
      bookReceipt(tx, id, second);
    });
    const { purchases, wrongGaps: wrong } = await books();
    const told = purchases.map(({ receipt, gap_days: gap }) => [receipt, gap]);
    expect([told, wrong]).toEqual([
      [
        ['1', null],
        ['second', 5],
        ['third', 0],
      ],
      0,
    ]);
  });
});

/** The batch path, a receipt a batch: a whole batch numbers its receipts by members and days. */
async function postEach(rows: readonly Row[]): Promise<{ readonly duplicates: number[] }> {
  const duplicates: number[] = [];
  for (const row of rows) duplicates.push(...(await post([row])).duplicates);
  return { duplicates };
}
