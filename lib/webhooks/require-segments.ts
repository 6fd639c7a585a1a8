import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';

/** Throws `invalid_input` when one of the segments that an endpoint chooses is not there. */
export async function requireSegments(
  { client }: Tx,
  segmentIds: readonly number[],
): Promise<void> {
  const { rowCount } = await client.query(
    'SELECT FROM unnest($1::int[]) id WHERE NOT EXISTS (SELECT FROM segments WHERE segment_id = id) LIMIT 1',
    [segmentIds],
  );
  if (rowCount !== 0) throw new AppError('invalid_input', { fields: ['segmentIds'] });
}
