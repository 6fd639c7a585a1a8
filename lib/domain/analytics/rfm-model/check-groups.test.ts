import { describe, expect, it } from 'vitest';
import { ALL_SCORES, rfmGroup } from '../rfm-groups';
import { checkGroups } from './check-groups';
import { groupsInput } from './model-input';
import {
  groupOfScore,
  modelCode,
  type ScoreRange,
  STANDARD_GROUPS,
  scaledRange,
  scoreOfModelCode,
  scoresOf,
} from './score-groups';

describe('ordered rules of groups', () => {
  it('the default model names all 125 scores as segments and the night do', () => {
    for (const score of ALL_SCORES) {
      expect(groupOfScore(STANDARD_GROUPS, score)).toBe(rfmGroup(score));
    }
  });

  it('a code stands for its scores, 1 to 1000 in ten bins', () => {
    const codes = scoresOf(10).map(modelCode);
    expect([codes[0], codes.at(-1), new Set(codes).size]).toEqual([1, 1000, 1000]);
    for (const score of scoresOf(10)) expect(scoreOfModelCode(modelCode(score))).toEqual(score);
  });

  it('first match wins: of 27 scores the second rule keeps the 26 that the first leaves, the third none', () => {
    const all: ScoreRange = [1, 3];
    const check = checkGroups(
      [
        { id: 'best', r: [3, 3], f: [3, 3], m: [3, 3] },
        { id: 'rest', r: all, f: all, m: all },
        { id: 'never', r: [1, 1], f: all, m: all },
      ],
      3,
    );
    expect(check).toEqual({
      scores: 27,
      gaps: [],
      rules: [
        { id: 'best', described: 1, taken: 1, before: [] },
        { id: 'rest', described: 27, taken: 26, before: [{ id: 'best', scores: 1 }] },
        { id: 'never', described: 9, taken: 0, before: [{ id: 'rest', scores: 9 }] },
      ],
    });
  });

  it('the ten groups of the R package leave those scores to nobody that it calls Others', () => {
    const { gaps } = checkGroups(STANDARD_GROUPS, 5);
    expect(gaps).toEqual(ALL_SCORES.filter((score) => rfmGroup(score) === 'others'));
    expect(gaps).toContainEqual({ r: 5, f: 5, m: 1 });
  });

  it('ranges keep their share when there are other bins: 3-5 of 5 is 5-10 of 10, 5 of 5 is 3 of 3', () => {
    expect(scaledRange([3, 5], 5, 10)).toEqual([5, 10]);
    expect(scaledRange([5, 5], 5, 3)).toEqual([3, 3]);
    for (const bins of [3, 4, 5, 7, 10]) expect(scaledRange([1, 5], 5, bins)).toEqual([1, bins]);
  });

  it('two groups of one id, or a nameless one of its own, are refused', () => {
    const [first] = STANDARD_GROUPS;
    expect(groupsInput.safeParse([first, first]).success).toBe(false);
    expect(groupsInput.safeParse([{ ...first, id: 'mine' }]).success).toBe(false);
    expect(groupsInput.safeParse([{ ...first, id: 'mine', name: 'Mine' }]).success).toBe(true);
  });
});
