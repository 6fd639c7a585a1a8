import 'server-only';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { toRefusal } from '@/lib/kernel/refusal';

/** A part of a page: what it shows, or why it cannot. */
export type Settled<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** Waits for a query so that its failure takes down its own part of the page and no other. */
export async function settle<Value>(
  work: Promise<Value>,
  requestId: string,
): Promise<Settled<Value>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    return { ok: false, refusal: toRefusal(error, requestId) };
  }
}
