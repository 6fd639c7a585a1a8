import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { ChangeWay } from '@/lib/domain/segments/kept-membership';

/** What answers who comes in and who goes. */
export const MOVES_PATH = '/api/internal/segments/moves';

/** A definition and what stands in its place. */
export type DraftChange = { readonly before: SegmentDraft; readonly after: SegmentDraft };

/** Asks for the figures and a page of those who go one way. */
export function movesQuestion(
  change: DraftChange,
  page: { readonly way: ChangeWay; readonly afterMember: number },
): string {
  return JSON.stringify({ ...change, ...page });
}
