import { describe, expect, it } from 'vitest';
import { chainLadder } from './chain-ladder';

/** The triangle of Taylor and Ashe (1983) that Mack's paper works through. */
const TAYLOR_ASHE = [
  [357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463],
  [352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085],
  [290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315],
  [310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268],
  [443160, 1136350, 2128333, 2897821, 3402672, 3873311],
  [396132, 1333217, 2180715, 2985752, 3691712],
  [440832, 1288463, 2419861, 3483130],
  [359480, 1421128, 2864498],
  [376686, 1363294],
  [344014],
];

describe('chain ladder', () => {
  it('gives the reserves and standard errors that Mack (1993) published', () => {
    const { rows, totalStandardError } = chainLadder(TAYLOR_ASHE);
    const reserves = rows.map((row, place) => row.ultimate - (TAYLOR_ASHE[place]?.at(-1) ?? 0));
    expect(reserves.map((value) => Math.round(value / 1000))).toEqual([
      0, 95, 470, 710, 985, 1419, 2178, 3920, 4279, 4626,
    ]);
    expect(rows.map((row) => Math.round(row.standardError / 1000))).toEqual([
      0, 76, 122, 134, 261, 411, 558, 875, 971, 1363,
    ]);
    expect(Math.round(reserves.reduce((sum, value) => sum + value, 0))).toBe(18_680_856);
    expect(Math.round(totalStandardError)).toBe(2_447_095);
  });

  it('knows the end of what is finished, and nothing of no rows', () => {
    expect(chainLadder([[10, 20, 20]]).rows).toEqual([{ ultimate: 20, standardError: 0 }]);
    expect(chainLadder([])).toEqual({ factors: [], rows: [], totalStandardError: 0 });
  });

  it('a cohort that nobody spent of is expected to stay so, without a range', () => {
    const { rows } = chainLadder([[10, 20, 30], [10, 30], [0]]);
    expect(rows[2]).toEqual({ ultimate: 0, standardError: 0 });
  });
});
