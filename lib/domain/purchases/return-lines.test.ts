import { describe, expect, it } from 'vitest';
import { type BoughtLine, keptAfter, returnedLines } from './return-lines';

const line = (said: Partial<BoughtLine> = {}): BoughtLine => ({
  lineNo: 1,
  quantityMilli: 3_000n,
  amountMinor: 1_000n,
  returnedMilli: 0n,
  returnedMinor: 0n,
  ...said,
});
const back = (quantityMilli: bigint, amountMinor: bigint | null = null) =>
  ({ kind: 'lines', lines: [{ lineNo: 1, quantityMilli, amountMinor }] }) as const;

describe('a return', () => {
  it('of three units for 10.00 one by one brings 3.33, 3.33 and 3.34', () => {
    let now = line();
    const amounts = [1, 2, 3].map(() => {
      const found = returnedLines([now], back(1_000n));
      if ('refusal' in found) return found.refusal;
      const [got] = found.lines;
      now = {
        ...now,
        returnedMilli: now.returnedMilli + 1_000n,
        returnedMinor: now.returnedMinor + (got?.amountMinor ?? 0n),
      };
      return got?.amountMinor;
    });
    expect(amounts).toEqual([333n, 333n, 334n]);
    expect(returnedLines([now], back(1n))).toEqual({ refusal: 'moreThanBought' });
    expect(returnedLines([now], { kind: 'whole' })).toEqual({ refusal: 'nothingLeft' });
  });

  it('REF-04 never brings more than was paid, nor of a line that there is not', () => {
    expect(returnedLines([line()], back(3_000n, 1_001n))).toEqual({ refusal: 'moreThanBought' });
    expect(returnedLines([line({ lineNo: 2 })], back(1n))).toEqual({ refusal: 'noSuchLine' });
    expect(returnedLines([], back(1n))).toEqual({ refusal: 'noLines' });
  });

  it('of the whole takes what is left, and leaves nothing', () => {
    const bought = [line({ returnedMilli: 1_000n, returnedMinor: 333n })];
    const found = returnedLines(bought, { kind: 'whole' });
    expect(found).toEqual({ lines: [{ lineNo: 1, quantityMilli: 2_000n, amountMinor: 667n }] });
    if ('refusal' in found) return;
    expect(keptAfter(bought, found.lines)).toEqual([
      { lineNo: 1, quantityMilli: 0n, amountMinor: 0n },
    ]);
  });
});
