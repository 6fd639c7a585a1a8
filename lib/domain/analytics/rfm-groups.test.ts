import { describe, expect, it } from 'vitest';
import {
  ALL_SCORES,
  RFM_GROUPS,
  rfmGroup,
  scoreCode,
  scoreCodesOf,
  scoreOfCode,
} from './rfm-groups';

const of = (code: number) => rfmGroup(scoreOfCode(code));

describe('named groups', () => {
  it.each([
    [555, 'champions'],
    [554, 'potentialLoyalist'],
    [355, 'potentialLoyalist'],
    [222, 'loyal'],
    [325, 'promising'],
    [521, 'new'],
    [135, 'cantLose'],
    [145, 'cantLose'],
    [155, 'atRisk'],
    [253, 'needAttention'],
    [211, 'aboutToSleep'],
    [111, 'lost'],
    [551, 'others'],
  ] as const)('%i is %s', (code, group) => {
    expect(of(code)).toBe(group);
  });

  it('every score falls into exactly one group', () => {
    const codes = RFM_GROUPS.flatMap((group) => scoreCodesOf(group));
    expect(codes.toSorted((a, b) => a - b)).toEqual(ALL_SCORES.map(scoreCode));
  });
});
