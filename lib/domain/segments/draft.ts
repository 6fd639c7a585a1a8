import { CONDITIONS, type ConditionId } from './conditions/registry';
import type { Slot } from './slots';

/** A condition while it is written: slots may still be empty. */
export type ConditionDraft = {
  readonly is: ConditionId;
  readonly not?: true;
  readonly [slot: string]: unknown;
};
export type GroupDraft = { readonly join: 'all' | 'any'; readonly items: readonly ItemDraft[] };
export type ItemDraft = ConditionDraft | GroupDraft;

/** A definition while it is written, as JSON has it. */
export type SegmentDraft = {
  readonly version: 1;
  readonly include: GroupDraft | null;
  readonly exclude: GroupDraft | null;
};

export const PARTS = ['include', 'exclude'] as const;
export type Part = (typeof PARTS)[number];

/** Where an item is: its part, then its place in each group. */
export type ItemPath = readonly [Part, ...number[]];

/** Whether an item is a group. */
export function isGroupDraft(item: ItemDraft): item is GroupDraft {
  return 'join' in item;
}

/** What a kind of condition is. */
export function specOf(id: ConditionId): {
  readonly id: ConditionId;
  readonly slots: Readonly<Record<string, Slot>>;
} {
  // The registry has every id.
  return CONDITIONS.find((spec) => spec.id === id) ?? CONDITIONS[0];
}

/** Whether a slot may stay empty. */
export function isOptional(slot: Slot): boolean {
  return slot.schema.safeParse(undefined).success;
}

/** Whether everything is said that a condition needs. */
export function isWhole(condition: ConditionDraft): boolean {
  return Object.entries(specOf(condition.is).slots).every(
    ([name, slot]) => slot.schema.safeParse(condition[name]).success,
  );
}

/** A condition as it is counted while it is written, without refinements that are still to be chosen; null: it is not said wholly. */
export function countedOf(condition: ConditionDraft): ConditionDraft | null {
  const chosen = Object.entries(condition).filter(([, value]) => value !== null);
  const counted = Object.fromEntries(chosen) as ConditionDraft;
  return isWhole(counted) ? counted : null;
}

/** Only what is said wholly: what is counted while the rest is written. Groups without any of it go, too. */
export function wholeOf({ version, include, exclude }: SegmentDraft): SegmentDraft {
  return { version, include: wholeGroup(include), exclude: wholeGroup(exclude) };
}

function wholeGroup(group: GroupDraft | null): GroupDraft | null {
  if (group === null) return null;
  const items = group.items.flatMap((item): ItemDraft[] => {
    if (!isGroupDraft(item)) {
      const counted = countedOf(item);
      return counted === null ? [] : [counted];
    }
    const within = wholeGroup(item);
    return within === null ? [] : [within];
  });
  return items.length === 0 ? null : { ...group, items };
}

/** Whether nothing is left to be said. */
export function isWholeDraft(draft: SegmentDraft): boolean {
  return PARTS.every((part) => {
    const isDone = (item: ItemDraft): boolean =>
      isGroupDraft(item) ? item.items.length > 0 && item.items.every(isDone) : isWhole(item);
    const group = draft[part];
    return group === null || isDone(group);
  });
}

/** What stands at a path; null: nothing does. */
export function findItem(draft: SegmentDraft, [part, ...place]: ItemPath): ItemDraft | null {
  let item: ItemDraft | null = draft[part];
  for (const index of place) {
    item = item !== null && isGroupDraft(item) ? (item.items[index] ?? null) : null;
  }
  return item;
}

const EMPTY: Readonly<Record<Part, GroupDraft>> = {
  include: { join: 'all', items: [] },
  exclude: { join: 'any', items: [] },
};

function changeItems(
  group: GroupDraft,
  place: readonly number[],
  change: (items: readonly ItemDraft[]) => readonly ItemDraft[],
): GroupDraft {
  const [first, ...rest] = place;
  if (first === undefined) return { ...group, items: change(group.items) };
  return {
    ...group,
    items: group.items.map((item, index) =>
      index === first && isGroupDraft(item) ? changeItems(item, rest, change) : item,
    ),
  };
}

/** Puts an item at the end of a group; the path leads to the group. */
export function addItem(draft: SegmentDraft, path: ItemPath, item: ItemDraft): SegmentDraft {
  const [part, ...place] = path;
  const group = draft[part] ?? EMPTY[part];
  return { ...draft, [part]: changeItems(group, place, (items) => [...items, item]) };
}

/** Puts another item in the place of one; null takes it out, and a group that is left empty with it. */
export function changeItem(
  draft: SegmentDraft,
  path: ItemPath,
  next: ItemDraft | null,
): SegmentDraft {
  const [part, ...place] = path;
  const group = draft[part];
  if (group === null) return draft;
  const last = place.at(-1);
  if (last === undefined) {
    return { ...draft, [part]: next !== null && isGroupDraft(next) ? next : null };
  }
  const changed = changeItems(group, place.slice(0, -1), (items) =>
    items.flatMap((item, index) => (index === last ? (next === null ? [] : [next]) : [item])),
  );
  return { ...draft, [part]: withoutEmpty(changed) };
}

function withoutEmpty(group: GroupDraft): GroupDraft | null {
  const items = group.items.flatMap((item): ItemDraft[] => {
    if (!isGroupDraft(item)) return [item];
    const within = withoutEmpty(item);
    return within === null ? [] : [within];
  });
  return items.length === 0 ? null : { ...group, items };
}
