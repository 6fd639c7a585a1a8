import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoughtLine, keptAfter, lessUnnamed, returnedLines } from './return-lines';

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

describe('what is kept when something came back and nobody says of what', () => {
  const amounts = (unnamedMinor: bigint, ...lines: bigint[]) =>
    lessUnnamed(
      lines.map((amountMinor, place) => line({ lineNo: place + 1, amountMinor })),
      unnamedMinor,
    ).map(({ amountMinor, quantityMilli }) => [amountMinor, quantityMilli]);

  it('300 of 600, 400 and 200 leave 450, 300 and 150 of whole goods', () => {
    expect(amounts(300n, 600n, 400n, 200n)).toEqual([
      [450n, 3_000n],
      [300n, 3_000n],
      [150n, 3_000n],
    ]);
  });

  it('100 of three thirds of a hundred and one: the shares add up', () => {
    expect(amounts(100n, 101n, 101n, 101n).map(([amount]) => amount)).toEqual([68n, 68n, 67n]);
  });

  it('nothing leaves all; all, or more than all, leaves nothing', () => {
    expect(amounts(0n, 5n)).toEqual([[5n, 3_000n]]);
    expect(amounts(-1n, 5n)).toEqual([[5n, 3_000n]]);
    expect(amounts(5n, 5n)).toEqual([[0n, 0n]]);
    expect(amounts(9n, 5n, 0n)).toEqual([
      [0n, 0n],
      [0n, 0n],
    ]);
  });

  it('what is kept and what came back add up, and no line goes below zero', () => {
    const money = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 9 }), money, (lines, unnamed) => {
        const total = lines.reduce((sum, one) => sum + one, 0n);
        const kept = amounts(unnamed, ...lines).map(([amount]) => amount ?? 0n);
        expect(kept.every((amount, place) => amount >= 0n && amount <= (lines[place] ?? 0n))).toBe(
          true,
        );
        const left = total > unnamed ? total - unnamed : 0n;
        expect(kept.reduce((sum, one) => sum + one, 0n)).toBe(left);
      }),
    );
  });
});
