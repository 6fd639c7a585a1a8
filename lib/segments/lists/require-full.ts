import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';

/** Throws `wrong_state` while the worker fills the list, which has a part of its members yet, and for a segment that is archived. */
export async function requireFull({ client }: Tx, segmentId: number): Promise<void> {
  const { rows } = await client.query<{ isArchived: boolean; isFilling: boolean }>(
    `SELECT archived_at IS NOT NULL AS "isArchived",
       EXISTS (SELECT FROM list_fills f WHERE f.segment_id = s.segment_id) AS "isFilling"
     FROM segments s WHERE segment_id = $1`,
    [segmentId],
  );
  if (rows[0]?.isArchived) throw new AppError('wrong_state', { status: 'archived' });
  if (rows[0]?.isFilling) throw new AppError('wrong_state', { status: 'filling' });
}
