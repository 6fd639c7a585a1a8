import { describe, expect, it } from 'vitest';
import { differenceOfMeans, relativeUplift } from './compare';
import { adjustedByBefore } from './cuped';
import { checkGroupSizes } from './group-sizes';
import { sampleOfShare } from './sample';
import { HILLSTROM, VISITS } from './testing/hillstrom';

const percent = (share: number | undefined, digits: number) => ((share ?? 0) * 100).toFixed(digits);

describe("Hillstrom's e-mail test, men's mail against none", () => {
  const arms = {
    treated: sampleOfShare(HILLSTROM.treated.count, VISITS.treated),
    holdout: sampleOfShare(HILLSTROM.holdout.count, VISITS.holdout),
  };

  it('UPL-01 18.2757% of the mailed visit and 10.6167% of the others: +7.6590 points, 6.9953 to 8.3226, z 22.62', () => {
    expect([arms.treated, arms.holdout].map(({ mean }) => percent(mean, 4))).toEqual([
      '18.2757',
      '10.6167',
    ]);
    const found = differenceOfMeans(arms);
    expect(percent(found?.difference, 4)).toBe('7.6590');
    expect(percent(found?.interval.low, 4)).toBe('6.9953');
    expect(percent(found?.interval.high, 4)).toBe('8.3226');
    expect(found?.statistic.toFixed(2)).toBe('22.62');
    expect(Math.log10(found?.p ?? 1)).toBeCloseTo(Math.log10(1.3644511962742905e-112), 6);
  });

  it('the same from the means and variances of the file', () => {
    const [one, other] = [differenceOfMeans(arms), differenceOfMeans(HILLSTROM)];
    expect(other?.interval.low).toBeCloseTo(one?.interval.low ?? 0, 12);
    expect(other?.interval.high).toBeCloseTo(one?.interval.high ?? 0, 12);
  });

  it('the mailed visit 72.1% more often, 64.0 to 80.6 (scipy)', () => {
    const found = relativeUplift(arms);
    expect(percent(found?.uplift, 3)).toBe('72.140');
    expect(percent(found?.interval.low, 3)).toBe('64.038');
    expect(percent(found?.interval.high, 3)).toBe('80.643');
  });

  it('what they spent before foretells 0.4% of the variance: it is left out', () => {
    expect(adjustedByBefore(HILLSTROM)).toBeNull();
  });
});

describe('sizes of groups', () => {
  const parts = (...counts: readonly number[]) => counts.map((count) => ({ count, part: 1 }));

  it('UPL-04 21,307, 21,387 and 21,306 are as planned: chi-square 0.2025, p 0.904; without 1,500 of one they are not', () => {
    const all = checkGroupSizes(parts(21_307, 21_387, 21_306));
    expect(all.chiSquare.toFixed(4)).toBe('0.2025');
    expect(all.p.toFixed(3)).toBe('0.904');
    expect(all.differsFromPlan).toBe(false);
    const fewer = checkGroupSizes(parts(19_807, 21_387, 21_306));
    expect(fewer.chiSquare.toFixed(6)).toBe('75.999392');
    expect(fewer.differsFromPlan).toBe(true);
  });

  it('are compared with the plan, 90 to 10: 900 and 100 fit, 850 and 150 do not', () => {
    const planned = (one: number, other: number) =>
      checkGroupSizes([
        { count: one, part: 9_000 },
        { count: other, part: 1_000 },
      ]);
    expect(planned(900, 100)).toEqual({ chiSquare: 0, p: 1, differsFromPlan: false });
    expect(planned(850, 150).differsFromPlan).toBe(true);
    expect(planned(0, 0).differsFromPlan).toBe(false);
  });
});
