import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import type { SegmentKind } from '@/lib/domain/segments/kept-membership';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { AppError } from '@/lib/domain/shared/errors';
import type { SegmentSource } from '@/lib/segments/compile';
import { segmentMembers } from '@/lib/segments/segment-members';

/** A list or a segment as it is kept. */
export type KeptSegment = {
  readonly kind: SegmentKind;
  readonly definition: unknown;
  readonly isArchived: boolean;
  readonly isFilling: boolean;
};

/** SQL of a kept segment; its number is $1. */
export const KEPT_SEGMENT = `
  SELECT s.kind, v.definition, s.archived_at IS NOT NULL AS "isArchived",
    EXISTS (SELECT FROM list_fills f WHERE f.segment_id = s.segment_id) AS "isFilling"
  FROM segments s JOIN segment_versions v USING (segment_id, version) WHERE s.segment_id = $1`;

/**
 * A SELECT of `member_id`: everybody who stands in a list, in force or not, or who is in a segment now. `sourceOf` reads what its
 * definition is compiled with. Throws `not_found` when it is archived or not understood any more, `wrong_state` while a list is being filled.
 */
export async function whoIsIn(
  segmentId: number,
  segment: KeptSegment | undefined,
  sourceOf: (definition: SegmentDefinition) => Promise<SegmentSource>,
): Promise<SQL> {
  if (segment === undefined || segment.isArchived) throw new AppError('not_found');
  if (segment.isFilling) throw new AppError('wrong_state', { status: 'filling' });
  if (segment.kind === 'list') {
    return sql`
      SELECT l.member_id FROM segment_members l JOIN members o USING (member_id)
      WHERE l.segment_id = ${segmentId}::int AND o.status <> 'merged'`;
  }
  const { definition } = readDefinition(segment.definition);
  if (definition === null) throw new AppError('not_found');
  return segmentMembers(definition, await sourceOf(definition));
}
