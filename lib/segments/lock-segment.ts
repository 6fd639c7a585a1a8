import 'server-only';
import type { Tx } from '@/db/write';
import type { SegmentKind } from '@/lib/domain/segments/kept-membership';
import { AppError } from '@/lib/domain/shared/errors';

/** A segment, locked until the end of the transaction. */
export type LockedSegment = {
  readonly kind: SegmentKind;
  readonly name: string;
  readonly note: string;
  readonly isArchived: boolean;
  readonly version: number;
  /** As it is kept. */
  readonly definition: unknown;
};

/** Locks a segment at the version that was on screen. Throws `not_found`, `stale_version` with the newer one. */
export async function lockSegment(
  { client }: Tx,
  { segmentId, version }: { readonly segmentId: number; readonly version: number },
): Promise<LockedSegment> {
  // Locked first and read then: joined in one statement, a version that came while it waited would be found by neither.
  await client.query('SELECT FROM segments WHERE segment_id = $1 FOR UPDATE', [segmentId]);
  const { rows } = await client.query<LockedSegment>(
    `SELECT s.kind, s.name, s.note, s.archived_at IS NOT NULL AS "isArchived", s.version, v.definition
     FROM segments s JOIN segment_versions v USING (segment_id, version) WHERE s.segment_id = $1`,
    [segmentId],
  );
  const [found] = rows;
  if (found === undefined) throw new AppError('not_found');
  if (found.version !== version) {
    throw new AppError('stale_version', { version, current: found.version });
  }
  return found;
}
