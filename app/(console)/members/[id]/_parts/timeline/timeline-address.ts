import {
  type TimelineCursor,
  type TimelineKind,
  writeTimelineCursor,
} from '@/lib/domain/members/timeline/timeline';

/** A member's timeline narrowed to a kind, from a place on. */
export function timelineHref(
  memberId: number,
  { kind, cursor }: { readonly kind: TimelineKind | null; readonly cursor: TimelineCursor | null },
): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set('show', kind);
  if (cursor !== null) query.set('before', writeTimelineCursor(cursor));
  const text = query.toString();
  return text === '' ? `/members/${memberId}` : `/members/${memberId}?${text}`;
}
