import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';

/** Throws `invalid_input` when the named store does not exist. A member may have no preferred store. */
export async function requireStore(tx: Tx, storeId: number | null): Promise<void> {
  if (storeId === null) return;
  const { rowCount } = await tx.client.query('SELECT FROM stores WHERE store_id = $1', [storeId]);
  if (rowCount === 0) throw new AppError('invalid_input', { fields: ['preferredStoreId'] });
}
