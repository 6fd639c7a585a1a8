import {
  countedOf,
  type ItemDraft,
  isGroupDraft,
  PARTS,
  type SegmentDraft,
} from '@/lib/domain/segments/draft';
import type { SegmentAnswer } from '@/lib/domain/segments/segment-page';
import type { RowFigures } from './row-figures';

/**
 * The figures of each row by its path. What is not said wholly is not counted: the answer knows conditions and steps by their
 * order among the whole ones.
 */
export function figuresOf(
  draft: SegmentDraft,
  answer: SegmentAnswer | null,
): ReadonlyMap<string, RowFigures> {
  const found = new Map<string, RowFigures>();
  if (answer === null) return found;
  const { alone, left, members } = answer;
  let condition = 0;
  let step = 0;
  let before = members;
  /** Walks an item; whether any of it is counted. */
  const walk = (item: ItemDraft, path: readonly (string | number)[]): boolean => {
    if (isGroupDraft(item)) {
      return item.items
        .map((each, place) => walk(each, [...path, place]))
        .some((isCounted) => isCounted);
    }
    if (countedOf(item) === null) return false;
    found.set(path.join(','), { alone: alone[condition] ?? null, left: null, before, members });
    condition += 1;
    return true;
  };
  for (const part of PARTS) {
    for (const [place, item] of (draft[part]?.items ?? []).entries()) {
      const path = [part, place];
      if (!walk(item, path)) continue;
      const after = left[step] ?? null;
      const own = found.get(path.join(','));
      found.set(path.join(','), { alone: own?.alone ?? null, left: after, before, members });
      step += 1;
      before = after ?? before;
    }
  }
  return found;
}
