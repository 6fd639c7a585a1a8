import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { REFERENCE_MAX_LENGTH } from '@/lib/domain/purchases/states';
import type { TrialReceipt, TrialReceiptKey } from '@/lib/domain/rules/trial';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '../read-today';
import { readFacts } from '../trial/read-facts';

/** Receipts offered, one a store. */
const OFFERED = 8;
/** Days back from the latest in which a number is looked for. */
const DAYS = 60;
/** Stores that are looked through. */
const STORES = 400;

/** The latest receipt of each store, or with a number: each look is a probe of the key of a month, from the last one back. */
async function latestKeys(
  read: Read,
  { number, fromOn }: { readonly number: string; readonly fromOn: string | null },
): Promise<readonly TrialReceiptKey[]> {
  return read<TrialReceiptKey[]>`
    SELECT c.member_id::float8 AS "memberId", c.business_date::text AS "businessDate", c.purchase_id::float8 AS "purchaseId"
    FROM (SELECT store_id FROM stores ORDER BY store_id LIMIT ${STORES}) s
    CROSS JOIN LATERAL (
      SELECT * FROM receipt_claims c
      WHERE c.store_id = s.store_id AND c.member_id <> ${GUEST_MEMBER_ID} AND NOT c.is_return
        ${fromOn === null ? read`` : read`AND c.business_date >= ${fromOn}::date AND c.receipt = ${number}`}
      ORDER BY c.business_date DESC, c.receipt LIMIT 1 OFFSET 0) c
    ORDER BY c.business_date DESC, s.store_id LIMIT ${OFFERED}`;
}

/**
 * Receipts of members to try rules on, at most 8, of different stores: the latest ones, or those with the number that was asked
 * for, of the last 60 days up to the latest.
 */
export const listTrialReceipts = defineQuery({
  id: 'rules.listTrialReceipts',
  permission: 'rules.read',
  input: z.object({ number: z.string().trim().max(REFERENCE_MAX_LENGTH) }),
  run: async ({ read, input: { number }, now }): Promise<readonly TrialReceipt[]> => {
    const { timeZone } = await readToday(read, now);
    const latest = await latestKeys(read, { number: '', fromOn: null });
    const [last] = latest;
    if (last === undefined) return [];
    const fromOn = addDays(last.businessDate, 1 - DAYS);
    const keys = number === '' ? latest : await latestKeys(read, { number, fromOn });
    const found = await readFacts(readRowsOf(read), keys, timeZone);
    return found.map(({ receipt }) => receipt);
  },
});
