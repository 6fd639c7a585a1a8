import type { SegmentDefinition } from './definition';
import type { ConditionDraft } from './draft';

/** Segments that are laid over each other at once. */
export const OVERLAP_MIN = 2;
export const OVERLAP_MAX = 4;

/** A part of an overlap: for each segment, in the order they were named, 1 for in it and 0 for not; or all that are in any. */
export type OverlapMask = string;
export const ANY_PART = 'any';

/** Two to four segments laid over each other. */
export type Overlap = {
  readonly segments: readonly { readonly segmentId: number; readonly name: string }[];
  /** Each part that has anybody, the largest first; who is in none of the segments is in no part. */
  readonly parts: readonly { readonly mask: OverlapMask; readonly members: number }[];
  /** Members in force. */
  readonly members: number;
  readonly todayOn: string;
};

/** Members of one of the segments: the sum of its parts. */
export function sizeOf({ parts }: Pick<Overlap, 'parts'>, index: number): number {
  return parts.reduce((sum, { mask, members }) => sum + (mask[index] === '1' ? members : 0), 0);
}

/** A part of an overlap as conditions of a segment: in these, not in those. */
export function partSays(segmentIds: readonly number[], mask: OverlapMask): ConditionDraft[] {
  if (mask === ANY_PART) return [{ is: 'segment', segments: segmentIds }];
  return segmentIds.map((segmentId, index) => ({
    is: 'segment',
    ...(mask[index] === '1' ? {} : { not: true }),
    segments: [segmentId],
  }));
}

/** All that is asked at once: a condition for each segment. */
export function overlapDefinition(segmentIds: readonly number[]): SegmentDefinition {
  const items = segmentIds.map((segmentId) => ({ is: 'segment' as const, segments: [segmentId] }));
  return { version: 1, include: { join: 'any', items }, exclude: null };
}

/** A part as the figure of a list calls it: `12.7-10` is in 12 and not in 7. */
export function partCell(segmentIds: readonly number[], mask: OverlapMask): string {
  return `${segmentIds.join('.')}-${mask}`;
}

const CELL = /^((?:[1-9]\d{0,8}\.){1,3}[1-9]\d{0,8})-(any|[01]{2,4})$/;

/** Reads what `partCell` writes; null when it is none. */
export function parsePartCell(
  cell: string,
): { readonly segmentIds: readonly number[]; readonly mask: OverlapMask } | null {
  const [, ids, mask] = CELL.exec(cell) ?? [];
  if (ids === undefined || mask === undefined) return null;
  const segmentIds = ids.split('.').map(Number);
  const isWhole = mask === ANY_PART || segmentIds.length === mask.length;
  return isWhole && new Set(segmentIds).size === segmentIds.length ? { segmentIds, mask } : null;
}

/** How a part is called: the message `analytics.drill.<key>` and the names of the segments it is in, and not in. */
export function partLabel(names: readonly string[], mask: OverlapMask) {
  const all = names.join(', ');
  if (mask === ANY_PART) return { key: 'overlapAny', slots: { names: all } } as const;
  const named = (bit: '0' | '1') => names.filter((_, index) => mask[index] === bit).join(', ');
  const others = named('0');
  if (others === '') return { key: 'overlapIn', slots: { names: all } } as const;
  if (!mask.includes('1')) return { key: 'overlapNot', slots: { others } } as const;
  return { key: 'overlapInNot', slots: { names: named('1'), others } } as const;
}
