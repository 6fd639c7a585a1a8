import { withoutKept } from './kept-tiers';
import type { LadderJson } from './ladder';
import type { TierJson } from './ladder-edits';

/** A tier in the table of a ladder: as it holds, and as the draft has it. One of the two is there. */
export type LadderRow = {
  readonly tierId: number;
  readonly live: TierJson | null;
  readonly draft: TierJson | null;
  /** Where its members go, of a tier that the draft takes out. */
  readonly movedTo: TierJson | null;
};

/** Rows from the highest tier down: those of the draft, and where it takes tiers out, those at the places they hold. */
export function ladderRows(
  live: LadderJson | null,
  draft: LadderJson | null,
): readonly LadderRow[] {
  const [old, next] = [live?.tiers ?? [], draft?.tiers ?? live?.tiers ?? []];
  const rows: LadderRow[] = next.map((tier) => ({
    tierId: tier.tierId,
    live: old.find(({ tierId }) => tierId === tier.tierId) ?? null,
    draft: draft === null ? null : tier,
    movedTo: null,
  }));
  old.forEach((tier, place) => {
    if (rows.some(({ tierId }) => tierId === tier.tierId)) return;
    const lower = old.slice(0, place).map(({ tierId }) => tierId);
    const below = rows.findLastIndex(({ tierId }) => lower.includes(tierId));
    const goesTo = draft?.moved?.find(({ fromTierId }) => fromTierId === tier.tierId)?.toTierId;
    const movedTo = next.find(({ tierId }) => tierId === goesTo) ?? null;
    rows.splice(below + 1, 0, { tierId: tier.tierId, live: tier, draft: null, movedTo });
  });
  return rows.toReversed();
}

/** Parts of a tier that a version can say otherwise. */
export const TIER_PARTS = [
  'name',
  'look',
  'from',
  'earning',
  'discountBps',
  'pointValue',
  'perks',
  'cardTypeId',
  'livesDays',
  'entryMessage',
  'exitMessage',
  'keptUntilOn',
] as const;
export type TierPart = (typeof TIER_PARTS)[number];

/** Parts of a ladder besides its tiers. */
export const LADDER_PARTS = [
  'audience',
  'bases',
  'match',
  'lines',
  'window',
  'validity',
  'downgrade',
  'graceDays',
  'landingMonths',
  'stacking',
  'paid',
] as const;
export type LadderPart = (typeof LADDER_PARTS)[number];

/** What one version says otherwise than another. */
export type LadderChange =
  | { readonly kind: 'ladder'; readonly part: LadderPart }
  | { readonly kind: 'added' | 'removed'; readonly tierId: number }
  | { readonly kind: 'tier'; readonly tierId: number; readonly part: TierPart };

/** What a part comes to; what is left out is what it stands for. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  match: 'all',
  lines: null,
  downgrade: 'toEarned',
  graceDays: 0,
  landingMonths: 0,
  stacking: 'best',
};

function partOf(tier: TierJson, part: TierPart): unknown {
  const { benefits = {} } = tier;
  if (part === 'name') return [tier.nameEn.trim(), tier.nameRu.trim()];
  if (part === 'look') return [tier.shape, tier.colour];
  if (part === 'from' || part === 'entryMessage' || part === 'exitMessage') return tier[part];
  if (part === 'keptUntilOn') return tier.keptUntilOn;
  if (part === 'perks') return benefits.perks ?? [];
  return benefits[part];
}

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Whether two values of a definition say the same, whatever the order of their fields. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

/** Which parts of a tier two versions say differently. */
export function changedParts(before: TierJson, after: TierJson): readonly TierPart[] {
  return TIER_PARTS.filter((part) => !isSameValue(partOf(before, part), partOf(after, part)));
}

/** All that a version says otherwise than the one before it: the ladder first, then its tiers from the highest down. */
export function ladderChanges(earlier: LadderJson, after: LadderJson): readonly LadderChange[] {
  // What a version gave on its first night is given: the next one does not take it back.
  const before = withoutKept(earlier);
  const ladder = LADDER_PARTS.filter(
    (part) => !isSameValue(before[part] ?? DEFAULTS[part], after[part] ?? DEFAULTS[part]),
  ).map((part): LadderChange => ({ kind: 'ladder', part }));
  const tiers = ladderRows(before, after).flatMap(({ tierId, live, draft }): LadderChange[] => {
    if (live === null) return [{ kind: 'added', tierId }];
    if (draft === null) return [{ kind: 'removed', tierId }];
    return changedParts(live, draft).map((part) => ({ kind: 'tier', tierId, part }));
  });
  return [...ladder, ...tiers];
}
