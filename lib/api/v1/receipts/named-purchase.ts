import 'server-only';
import type { z } from 'zod';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import type { namedPurchaseInput } from '@/lib/domain/purchases/receipt-input';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { findStore } from '@/lib/programme/queries/find-store';
import { storeOfCall } from '../store-of-call';
import type { PurchaseNamed } from './receipt-body';

/**
 * Which purchase a call means. It may be of any store: goods come back where the buyer is. Throws `invalid_input` when the call
 * names no store, or one that there is not.
 */
export async function namedPurchase(
  actor: ApiKeyActor,
  of: PurchaseNamed,
): Promise<z.input<typeof namedPurchaseInput>> {
  if ('purchaseId' in of) return { kind: 'purchase', ...of };
  const { store: code, ...receipt } = of;
  const store =
    code === undefined
      ? await storeOfCall(actor, undefined)
      : await runQuery(findStore, { code }, actor);
  if (store === null) throw new AppError('invalid_input', { fields: ['of.store'] });
  return { kind: 'receipt', storeId: store.storeId, ...receipt };
}

/** Throws `forbidden` when the key belongs to a store or a partner and the purchase is not told to be of theirs. */
export async function requireOwnStore(actor: ApiKeyActor, of: PurchaseNamed): Promise<void> {
  if (actor.storeId === null && actor.partner === '') return;
  if ('purchaseId' in of) throw new AppError('forbidden', { reason: 'store' });
  await storeOfCall(actor, of.store);
}

/** What the programme counts in. */
export async function currencyOfCall(actor: ApiKeyActor): Promise<string> {
  return (await runQuery(findProgramme, {}, actor))?.currency ?? 'RUB';
}
