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
import { rebuildDerived } from './rebuild-derived';
import { refillRfmCells } from './rfm-cells';

beforeEach(emptyProgramme);

describe('posting purchases', () => {
  it.each([1, 2, 3, 4, 5])(
    'keeps every derived table equal to one made anew from the purchases, in any order of batches (seed %i)',
    async (seed) => {
      const rows = receipts(seed, 600);
      for (let from = 0; from < rows.length; from += 130) await post(rows.slice(from, from + 130));
      await withTx(ACTOR, async (tx) => {
        expect(await wrongGaps(tx)).toBe(0);
        const kept = await derived(tx);
        await rebuildDerived(tx);
        const made = await derived(tx);
        expect(kept.summary?.length).toBeGreaterThan(30);
        expect(kept).toEqual(made);
      });
    },
  );

  it('cells of scores follow each batch, and a refill beside postings loses and doubles nothing', async () => {
    await keepModel();
    const rows = receipts(21, 600);
    const refill = () => withTx(ACTOR, refillRfmCells);
    for (let from = 0; from < rows.length; from += 100) {
      await Promise.all([
        post(rows.slice(from, from + 50)),
        refill(),
        post(rows.slice(from + 50, from + 100)),
      ]);
      await withTx(ACTOR, async (tx) => {
        const { kept, made } = await scoreCells(tx);
        expect(made.length).toBeGreaterThan(10);
        expect(kept).toEqual(made);
      });
    }
  });

  it('takes a receipt once, within a batch and across batches', async () => {
    const rows = receipts(9, 50);
    const first = await post([
      ...rows,
      ...rows.map((row) => ({ ...row, rowNo: row.rowNo + 1000 })),
    ]);
    const again = await post(rows);
    expect(first.posted + first.duplicates.length).toBe(100);
    expect(first.duplicates.length).toBeGreaterThanOrEqual(50);
    expect(again).toEqual({ posted: 0, duplicates: rows.map((row) => row.rowNo) });
  });

  it('refuses a purchase of a member who does not exist and writes nothing', async () => {
    const [row] = receipts(3, 1);
    await expect(post([{ ...row, memberId: 9_999 } as Row])).rejects.toThrow('Invariant broken');
    await withTx(ACTOR, async ({ client }) => {
      expect((await client.query('SELECT FROM receipt_claims')).rowCount).toBe(0);
    });
  });

  it('two batches of the same members at once both count', async () => {
    const rows = receipts(11, 200).map((row) => ({
      ...row,
      receipt: `${row.receipt}-${row.rowNo}`,
    }));
    await Promise.all([post(rows.slice(0, 100)), post(rows.slice(100))]);
    await withTx(ACTOR, async (tx) => {
      const kept = await derived(tx);
      await rebuildDerived(tx);
      expect(kept).toEqual(await derived(tx));
      expect(await wrongGaps(tx)).toBe(0);
    });
  });
});
