import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';

/**
 * Holds the segments that an endpoint chooses until the end of the transaction, so that none is archived beside it. Throws
 * `invalid_input` when one of them is not in use.
 */
export async function requireSegments(
  { client }: Tx,
  segmentIds: readonly number[],
): Promise<void> {
  const asked = new Set(segmentIds);
  const { rowCount } = await client.query(
    `SELECT FROM segments WHERE segment_id = ANY ($1::int[]) AND archived_at IS NULL ORDER BY segment_id FOR SHARE`,
    [[...asked]],
  );
  if (rowCount !== asked.size) throw new AppError('invalid_input', { fields: ['segmentIds'] });
}
