import { describe, expect, it } from 'vitest';
import { matchReturned } from './match-returned';

const bought = (lineNo: number, article: string, units: bigint, amountMinor: bigint) => ({
  ...{ lineNo, article, quantityMilli: units * 1_000n, amountMinor },
  ...{ returnedMilli: 0n, returnedMinor: 0n },
});
const back = (article: string, units: bigint, amountMinor: bigint) => ({
  ...{ article, quantityMilli: units * 1_000n, amountMinor },
});
const LINES = [
  bought(1, 'milk', 2n, 18_000n),
  bought(2, 'wine', 1n, 90_000n),
  bought(3, 'milk', 1n, 8_000n),
];

describe('lines of a return that only name their goods', () => {
  it('a bottle of wine is line 2; of two lines of milk the one of its price', () => {
    expect(matchReturned(LINES, [back('wine', 1n, 90_000n)])).toEqual([
      { lineNo: 2, quantityMilli: 1_000n, amountMinor: 90_000n },
    ]);
    expect(matchReturned(LINES, [back('milk', 1n, 8_000n)])?.map(({ lineNo }) => lineNo)).toEqual([
      3,
    ]);
    expect(matchReturned(LINES, [back('milk', 1n, 9_000n)])?.map(({ lineNo }) => lineNo)).toEqual([
      1,
    ]);
  });

  it('the same goods twice add up on their line, and a third is more than was bought', () => {
    const one = back('milk', 1n, 9_000n);
    expect(matchReturned(LINES, [one, one])).toEqual([
      { lineNo: 1, quantityMilli: 2_000n, amountMinor: 18_000n },
    ]);
    expect(matchReturned(LINES, [one, one, one])).toBeNull();
  });

  it('what came back before is gone, and goods that were not bought, or have no article, are of no line', () => {
    const gone = [
      { ...bought(1, 'wine', 1n, 90_000n), returnedMilli: 1_000n, returnedMinor: 90_000n },
    ];
    expect(matchReturned(gone, [back('wine', 1n, 90_000n)])).toBeNull();
    expect(matchReturned(LINES, [back('bread', 1n, 100n)])).toBeNull();
    expect(matchReturned([bought(1, '', 1n, 100n)], [back('', 1n, 100n)])).toBeNull();
    expect(matchReturned(LINES, [])).toBeNull();
  });
});
