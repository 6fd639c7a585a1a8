import 'server-only';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import {
  type AskedReceipt,
  daysAround,
  findingsOf,
  isEnough,
} from '@/lib/domain/purchases/claim-search';
import { CLAIM_FINDINGS_MAX, type ClaimTerms } from '@/lib/domain/purchases/claims';
import type { Found } from '@/lib/domain/purchases/findings-text';
import { RECEIPT_LOOKS_MAX } from '@/lib/domain/purchases/receipt-search';
import { addDays } from '@/lib/domain/shared/calendar';
import { RECEIPT_COLUMNS, type ReceiptRow, type RunRows, withReturns } from './read-receipts';

/** By number: a probe of the key for each store and day. Whoever knows the number hears whose it is not. */
const BY_NUMBER = `
  SELECT ${RECEIPT_COLUMNS}
  FROM generate_series($1::date, $2::date, interval '1 day') d (day)
  CROSS JOIN (SELECT store_id FROM stores WHERE store_id = $4 OR $4 IS NULL
    LIMIT ${RECEIPT_LOOKS_MAX} / greatest(1, $2::date - $1::date + 1)) k
  CROSS JOIN LATERAL (
    SELECT * FROM receipt_claims c
    WHERE c.store_id = k.store_id AND c.business_date = d.day::date AND c.receipt = $3 AND NOT c.is_return OFFSET 0) c
  JOIN purchases p ON p.member_id = c.member_id AND p.business_date = c.business_date AND p.purchase_id = c.purchase_id
  JOIN stores s ON s.store_id = p.store_id
  ORDER BY p.business_date DESC, p.purchase_id DESC LIMIT $5`;

/** By amount and day, among guests alone: the amount of a member is nobody else's business. */
const BY_AMOUNT = `
  SELECT ${RECEIPT_COLUMNS}
  FROM purchases p JOIN stores s USING (store_id)
  WHERE p.member_id = ${GUEST_MEMBER_ID} AND NOT p.is_return AND p.business_date BETWEEN $1 AND $2
    AND p.amount_minor = $3 AND (p.store_id = $4 OR $4 IS NULL)
  ORDER BY abs(p.business_date - $5::date), p.purchase_id LIMIT $6`;

/**
 * Receipts that fit what a member says, the best first, each with why it fits and why it cannot be claimed; at most 20.
 * By its number within the days of the programme, or around the day that was said; by its amount around that day. Nothing
 * when too little is said to look for one.
 */
export async function findClaimable(
  run: RunRows,
  asked: AskedReceipt,
  terms: ClaimTerms & { readonly memberId: number; readonly todayOn: string },
): Promise<Found> {
  if (!isEnough(asked)) return { findings: [], hasMore: false };
  const { storeId, day, receipt, amountMinor } = asked;
  const most = CLAIM_FINDINGS_MAX + 1;
  const within =
    day === null
      ? { fromOn: addDays(terms.madeOn, -terms.claimDays), toOn: terms.madeOn }
      : daysAround(day);
  const numbered =
    receipt === null
      ? []
      : await run<ReceiptRow>(BY_NUMBER, [within.fromOn, within.toOn, receipt, storeId, most]);
  const sized =
    amountMinor === null || day === null
      ? []
      : await run<ReceiptRow>(BY_AMOUNT, [
          within.fromOn,
          within.toOn,
          String(amountMinor),
          storeId,
          day,
          most,
        ]);
  const known = new Set(numbered.map(({ purchaseId }) => purchaseId));
  const rows = [...numbered, ...sized.filter(({ purchaseId }) => !known.has(purchaseId))];
  const found = await withReturns(run, rows, { memberId: terms.memberId, untilOn: terms.todayOn });
  return {
    findings: findingsOf(
      asked,
      found.map((one) => one.receipt),
      terms,
    ),
    hasMore: rows.length > CLAIM_FINDINGS_MAX,
  };
}
