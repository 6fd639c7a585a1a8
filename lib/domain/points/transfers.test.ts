import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { leftToGive, TRANSFER_LIMITS, transferRefusal } from './transfers';

const given = (today: number, thisMonth: number) => ({
  today: wholePoints(today),
  thisMonth: wholePoints(thisMonth),
});
const refusal = (points: number, today = 0, thisMonth = today) =>
  transferRefusal(TRANSFER_LIMITS, { points: wholePoints(points), given: given(today, thisMonth) });

describe('what a member may give to another', () => {
  it('limits are met by equality: 100 and 5,000 go, 99 and 5,001 do not', () => {
    expect(refusal(100)).toBeNull();
    expect(refusal(5_000)).toBeNull();
    expect(refusal(99)).toEqual({ limit: 'least', left: wholePoints(100) });
    expect(refusal(5_001)).toEqual({ limit: 'most', left: wholePoints(5_000) });
  });

  it('of a day of 5,000 with 4,000 given, 1,000 is left and 1,001 is refused', () => {
    expect(refusal(1_000, 4_000)).toBeNull();
    expect(refusal(1_001, 4_000)).toEqual({ limit: 'aDay', left: wholePoints(1_000) });
    expect(leftToGive(TRANSFER_LIMITS, given(4_000, 4_000))).toBe(wholePoints(1_000));
  });

  it('of a month of 20,000 with 19,500 given, 500 is left, whatever the day leaves', () => {
    expect(refusal(500, 0, 19_500)).toBeNull();
    expect(refusal(501, 0, 19_500)).toEqual({ limit: 'aMonth', left: wholePoints(500) });
    expect(leftToGive(TRANSFER_LIMITS, given(0, 19_500))).toBe(wholePoints(500));
  });

  it('limits that were lowered since leave nothing, never less', () => {
    expect(refusal(100, 7_000)).toEqual({ limit: 'aDay', left: 0n });
    expect(leftToGive(TRANSFER_LIMITS, given(7_000, 30_000))).toBe(0n);
  });

  it('where members give nothing to one another, no amount goes', () => {
    const closed = { ...TRANSFER_LIMITS, hasTransfers: false };
    expect(transferRefusal(closed, { points: wholePoints(100), given: given(0, 0) })).toEqual({
      limit: 'none',
      left: 0n,
    });
    expect(leftToGive(closed, given(0, 0))).toBe(0n);
  });
});
