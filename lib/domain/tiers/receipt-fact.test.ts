import { describe, expect, it } from 'vitest';
import { line, receipt } from '../rules/testing/receipts';
import { toPoints } from '../shared/points';
import type { LadderJson } from './ladder';
import { receiptFact } from './receipt-fact';
import { ladderFrom } from './testing/ladders';

/** What the receipt of 10 (sku 123) and 100 (sku 345) counts as spend, one of them perhaps a delivery. */
function spendOf(lines: LadderJson['lines'], delivery: '123' | '345' | null = null): bigint {
  const facts = receipt(
    [line(1, 10, { article: '123' }), line(2, 100, { article: '345' })].map((one) =>
      one.article === delivery ? { ...one, kind: 'delivery' } : one,
    ),
  );
  const ladder = ladderFrom([0], lines === undefined ? {} : { lines });
  return receiptFact(ladder, { facts, points: toPoints(0n) }).spend;
}

describe('what a receipt counts on a ladder', () => {
  it('TIER-14 is all of it: 110; without the delivery 123: 100; of delivery 345 without 123: 100, and without delivery 0', () => {
    const withDelivery = { delivery: true };
    expect(spendOf(null)).toBe(11_000n);
    expect(spendOf({}, '123')).toBe(10_000n);
    expect(spendOf(withDelivery, '123')).toBe(11_000n);
    const except = { articles: ['123'] };
    expect(spendOf({ ...withDelivery, except }, '345')).toBe(10_000n);
    expect(spendOf({ except }, '345')).toBe(0n);
  });

  it('is one receipt on its own day, with the points that it earned', () => {
    const facts = receipt([line(1, 10)]);
    expect(receiptFact(ladderFrom([0]), { facts, points: toPoints(700n) })).toEqual({
      ...{ on: '2026-11-27', spend: 1_000n, receipts: 1, points: 700n },
    });
  });
});
