import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOfMeans, relativeUplift } from './compare';
import { costOfOneMore } from './cost';
import { adjustedByBefore } from './cuped';
import { daysToGo, membersNeeded, smallestDifference } from './power';
import { type Arms, sampleOfShare } from './sample';
import { sampleOf } from './testing/sample-of';
import { verdictOf } from './verdict';

const numbers = (count: number, times: number, below: number) =>
  Array.from({ length: count }, (_, i) => (i * times) % below);
const BEFORE = { treated: numbers(60, 37, 101), holdout: numbers(40, 29, 97) };
const AFTER = {
  treated: BEFORE.treated.map((before, i) => 2 * before + ((i * 53) % 17) + 5),
  holdout: BEFORE.holdout.map((before, i) => 2 * before + ((i * 31) % 13)),
};
const ARMS = {
  treated: sampleOf(AFTER.treated, BEFORE.treated),
  holdout: sampleOf(AFTER.holdout, BEFORE.holdout),
};

describe("a difference of means by Welch's test", () => {
  it('of 60 against 40 is that of scipy: 8.2333, from -15.3969 to 31.8635, p 0.4904', () => {
    const found = differenceOfMeans(ARMS);
    expect(found?.difference).toBeCloseTo(8.233333333333334, 10);
    expect(found?.interval.low).toBeCloseTo(-15.396872793788706, 8);
    expect(found?.interval.high).toBeCloseTo(31.863539460455375, 8);
    expect(found?.statistic).toBeCloseTo(0.6927025721700087, 10);
    expect(found?.p).toBeCloseTo(0.4903735647673476, 10);
  });

  it('is not told of fewer than 30, nor where nobody differs from anybody', () => {
    const few = { treated: sampleOfShare(29, 10), holdout: sampleOfShare(100, 10) };
    expect(differenceOfMeans(few)).toBeNull();
    expect(relativeUplift(few)).toBeNull();
    const none = { treated: sampleOfShare(100, 0), holdout: sampleOfShare(100, 0) };
    expect(differenceOfMeans(none)).toBeNull();
    expect(relativeUplift(none)).toBeNull();
  });

  it('leaves zero out exactly when p is below 5%, and changes its sign with the arms', () => {
    const arm = fc
      .tuple(fc.integer({ min: 30, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([count, share]) => sampleOfShare(count, Math.round(count * share)));
    fc.assert(
      fc.property(arm, arm, (treated, holdout) => {
        const found = differenceOfMeans({ treated, holdout });
        const turned = differenceOfMeans({ treated: holdout, holdout: treated });
        if (found === null || turned === null) {
          expect([found, turned]).toEqual([null, null]);
          return;
        }
        expect(found.interval.low > 0 || found.interval.high < 0).toBe(found.p < 0.05);
        expect(turned.difference + found.difference).toBe(0);
        expect(turned.p).toBeCloseTo(found.p, 12);
      }),
    );
  });
});

describe('CUPED', () => {
  it('finds the difference that a regression on what was before finds: 7.1434, from 5.3903 to 8.8965 (numpy, scipy)', () => {
    const adjusted = adjustedByBefore(ARMS);
    expect(adjusted?.slope).toBeCloseTo(2.01224027, 8);
    expect(adjusted?.reduction).toBeCloseTo(0.9944790244103343, 10);
    const found = differenceOfMeans(adjusted?.arms ?? ARMS);
    expect(found?.difference).toBeCloseTo(7.1433698534067815, 10);
    expect(found?.interval.low).toBeCloseTo(5.390281729579661, 8);
    expect(found?.interval.high).toBeCloseTo(8.896457977233903, 8);
  });

  it('is left out where nothing is known of before', () => {
    const nothing = (figures: readonly number[]) =>
      sampleOf(
        figures,
        figures.map(() => 0),
      );
    expect(
      adjustedByBefore({ treated: nothing(AFTER.treated), holdout: nothing(AFTER.holdout) }),
    ).toBeNull();
  });
});

describe('how many members it takes', () => {
  const share = { variance: 0.1 * 0.9, holdoutBps: 1_000 };

  it('to see 11% of buyers beside 10%, with a tenth held back, is 78,489', () => {
    // (1.959964 + 0.841621)² · 0.09 · (1 / 0.1 + 1 / 0.9) / 0.01² = 7.848880 · 10,000
    expect(membersNeeded({ ...share, difference: 0.01 })).toBe(78_489);
    expect(membersNeeded({ ...share, difference: -0.01 })).toBe(78_489);
  });

  it('fewest when half are held back', () => {
    const needed = (holdoutBps: number) =>
      membersNeeded({ ...share, holdoutBps, difference: 0.01 });
    expect(needed(5_000)).toBeLessThan(needed(4_000));
    expect(needed(4_000)).toBe(needed(6_000));
  });

  it('and the smallest difference that they show lead to each other', () => {
    const difference = smallestDifference({ ...share, members: 78_489 });
    expect(difference).toBeCloseTo(0.01, 5);
  });

  it('about 90 more days when 1,000 of 10,000 came in 10; 0 when all are there; never when nobody comes', () => {
    expect(daysToGo({ needed: 10_000, members: 1_000, days: 10 })).toBe(90);
    expect(daysToGo({ needed: 10_000, members: 10_000, days: 10 })).toBe(0);
    expect(daysToGo({ needed: 10_000, members: 0, days: 10 })).toBeNull();
    expect(daysToGo({ needed: 10_000_000, members: 1, days: 10 })).toBeNull();
  });
});

describe('what one more sale cost', () => {
  const sales = { difference: 0.05, interval: { low: 0.04, high: 0.08 } };

  it('10,000.00 for 9,000 treated with 0.05 sales more each: 22.22, from 13.89 to 27.78', () => {
    expect(costOfOneMore({ costMinor: 1_000_000n, treated: 9_000, sales })).toEqual({
      minor: 2_222n,
      least: 1_389n,
      most: 2_778n,
    });
  });

  it('has no upper end while there may have been none more, and is not told where there were none', () => {
    const perhaps = { difference: 0.05, interval: { low: -0.01, high: 0.11 } };
    expect(costOfOneMore({ costMinor: 100n, treated: 100, sales: perhaps })?.most).toBeNull();
    const none = { difference: -0.01, interval: { low: -0.05, high: 0.03 } };
    expect(costOfOneMore({ costMinor: 100n, treated: 100, sales: none })).toBeNull();
  });
});

describe('a verdict', () => {
  const of = (arms: Arms, more: Partial<Parameters<typeof verdictOf>[0]> = {}) =>
    verdictOf({
      differsFromPlan: false,
      difference: differenceOfMeans(arms),
      buyers: 100,
      daysToGo: 0,
      ...more,
    });
  const better = { treated: sampleOfShare(9_000, 1_200), holdout: sampleOfShare(1_000, 100) };

  it('is earned by as many members as planned: more, less, or no difference that they could show', () => {
    expect(of(better)).toEqual({ is: 'more' });
    expect(of({ treated: better.holdout, holdout: better.treated })).toEqual({ is: 'less' });
    expect(of({ ...better, treated: sampleOfShare(9_000, 920) })).toEqual({ is: 'noDifference' });
  });

  it('is not given before, however far from zero the interval is', () => {
    expect(of(better, { daysToGo: 12 })).toEqual({ is: 'notEnough', days: 12 });
    expect(of(better, { daysToGo: null })).toEqual({ is: 'notEnough', days: null });
  });

  it('is not given with fewer than 10 buyers in an arm, nor when groups are not as large as planned', () => {
    expect(of(better, { buyers: 9 })).toEqual({ is: 'notEnough', days: null });
    expect(of(better, { differsFromPlan: true })).toEqual({ is: 'groupsDiffer' });
  });
});
