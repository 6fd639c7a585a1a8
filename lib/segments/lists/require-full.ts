import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';

/** Throws `wrong_state` while the worker fills the list: it has a part of its members yet. */
export async function requireFull({ client }: Tx, segmentId: number): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM list_fills WHERE segment_id = $1', [
    segmentId,
  ]);
  if (rowCount !== 0) throw new AppError('wrong_state', { status: 'filling' });
}
