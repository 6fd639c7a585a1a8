import 'server-only';
import type { Tx } from '@/db/write';
import type { SegmentKind } from '@/lib/domain/segments/kept-membership';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { requireFreeName } from './require-free-name';

type NewSegment = {
  readonly kind: SegmentKind;
  readonly name: string;
  readonly note: string;
  readonly now: Date;
};

/** A new segment without a version yet. Throws `already_exists`, `too_many` at 1,000 in use. @returns its number */
export async function beginSegment(tx: Tx, { kind, name, note, now }: NewSegment): Promise<number> {
  await requireFreeName(tx, name, null);
  const { rows } = await tx.client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM segments WHERE archived_at IS NULL',
  );
  if ((rows[0]?.count ?? 0) >= SEGMENTS_MAX) throw new AppError('too_many');
  const made = await tx.client.query<{ segmentId: number }>(
    `INSERT INTO segments (kind, name, note, created_at) VALUES ($1, $2, $3, $4) RETURNING segment_id AS "segmentId"`,
    [kind, name, note, now],
  );
  return made.rows[0]?.segmentId ?? 0;
}
