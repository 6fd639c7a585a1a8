import type { RfmScore } from '../rfm-groups';
import { describes, groupOfScore, type ModelGroup, NO_GROUP, scoresOf } from './score-groups';

/** What a rule takes of the scores it describes, and which rules before it took the rest. */
export type RuleCheck = {
  readonly id: string;
  /** Scores that its ranges describe. */
  readonly described: number;
  /** Of them those that no rule before it takes. */
  readonly taken: number;
  readonly before: readonly { readonly id: string; readonly scores: number }[];
};

export type GroupsCheck = {
  readonly scores: number;
  readonly rules: readonly RuleCheck[];
  /** Scores that no rule takes. */
  readonly gaps: readonly RfmScore[];
};

/** Where rules overlap, which are never reached, and what scores nobody takes. */
export function checkGroups(
  groups: readonly Pick<ModelGroup, 'id' | 'r' | 'f' | 'm'>[],
  bins: number,
): GroupsCheck {
  const scores = scoresOf(bins).map((score) => ({ score, group: groupOfScore(groups, score) }));
  return {
    scores: scores.length,
    rules: groups.map((rule) => {
      const described = scores.filter(({ score }) => describes(rule, score));
      const before = Map.groupBy(
        described.filter(({ group }) => group !== rule.id),
        ({ group }) => group,
      );
      return {
        id: rule.id,
        described: described.length,
        taken: described.filter(({ group }) => group === rule.id).length,
        before: [...before].map(([id, taken]) => ({ id, scores: taken.length })),
      };
    }),
    gaps: scores.filter(({ group }) => group === NO_GROUP).map(({ score }) => score),
  };
}
