import type { SegmentDefinition } from './definition';
import type { ConditionDraft } from './draft';

/** Segments that are laid over each other at once. */
export const OVERLAP_MIN = 2;
export const OVERLAP_MAX = 4;

/** A part of an overlap: for each segment, in the order they were named, 1 for in it and 0 for not. */
export type OverlapMask = string;

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

const CELL = /^((?:[1-9]\d{0,8}\.){1,3}[1-9]\d{0,8})-([01]{2,4})$/;

/** Reads what `partCell` writes; null when it is none, or the part that is in no segment. */
export function parsePartCell(
  cell: string,
): { readonly segmentIds: readonly number[]; readonly mask: OverlapMask } | null {
  const [, ids = '', mask = ''] = CELL.exec(cell) ?? [];
  const segmentIds = ids.split('.').map(Number);
  const isWhole = segmentIds.length === mask.length && mask.includes('1');
  return isWhole && new Set(segmentIds).size === segmentIds.length ? { segmentIds, mask } : null;
}
