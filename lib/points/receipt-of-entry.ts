import { CLAIM_SOURCE, PURCHASE_SOURCE } from '@/lib/domain/points/purchase-key';

/**
 * Joins the receipt `p` that caused an entry `e`, or the claim `k` of one, and its store `s`; all null where none did. The key of
 * the entry says the business day and the number (see purchase-key.ts), so that one month alone is looked in. For the entries
 * of one page.
 */
export const RECEIPT_OF_ENTRY = `
  LEFT JOIN purchases p ON e.source = '${PURCHASE_SOURCE}' AND p.member_id = e.member_id
    AND p.business_date = (substring(e.key from '^\\d{4}-\\d{2}-\\d{2}'))::date
    AND p.purchase_id = (substring(e.key from ':(\\d+)$'))::bigint
  LEFT JOIN purchase_claims k ON e.source = '${CLAIM_SOURCE}' AND k.member_id = e.member_id
    AND k.seq = coalesce(e.reverses, e.seq)
  LEFT JOIN stores s ON s.store_id = coalesce(p.store_id, k.store_id)`;

/** The number of that receipt; null: there is none, or the paper had none. */
export const NUMBER_OF_RECEIPT = `coalesce(p.receipt, nullif(k.receipt, ''))`;
