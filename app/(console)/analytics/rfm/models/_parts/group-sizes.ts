import type { ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import {
  groupOfScore,
  type ModelGroup,
  scoreOfModelCode,
} from '@/lib/domain/analytics/rfm-model/score-groups';

/** Buyers of each group under these rules, by id; whom no rule takes stands under `others`. */
export function groupSizes(
  groups: readonly ModelGroup[],
  { codes }: ScorePreview,
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const [code, buyers] of codes) {
    const id = groupOfScore(groups, scoreOfModelCode(code));
    sizes.set(id, (sizes.get(id) ?? 0) + buyers);
  }
  return sizes;
}
