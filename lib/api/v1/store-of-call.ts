import 'server-only';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { type FoundStore, findStore } from '@/lib/programme/queries/find-store';

/**
 * The store that a call is about: the one it names, else the one that its key belongs to; null: neither. Throws `forbidden` when
 * the key belongs to another one or to another partner, `invalid_input` when there is no such store.
 */
export async function storeOfCall(
  actor: ApiKeyActor,
  code: string | undefined,
): Promise<FoundStore | null> {
  const { storeId, partner } = actor;
  if (code === undefined && storeId === null) return null;
  const sought = code === undefined ? { storeId: storeId ?? 0 } : { code };
  const store = await runQuery(findStore, sought, actor);
  const isForeign = storeId !== null && store?.storeId !== storeId;
  if (isForeign || (partner !== '' && store !== null && store.partner !== partner)) {
    throw new AppError('forbidden', { reason: 'store' });
  }
  if (store === null) throw new AppError('invalid_input', { fields: ['store'] });
  return store;
}

/** The same where there must be one. Throws `invalid_input` when nobody says which. */
export async function requireStoreOfCall(
  actor: ApiKeyActor,
  code: string | undefined,
): Promise<FoundStore> {
  const store = await storeOfCall(actor, code);
  if (store === null) throw new AppError('invalid_input', { fields: ['store'] });
  return store;
}
