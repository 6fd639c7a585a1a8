import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { REFERENCE_MAX_LENGTH } from '@/lib/domain/purchases/states';
import type { TrialReceipt, TrialReceiptKey } from '@/lib/domain/rules/trial';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '../read-today';
import { readFacts } from '../trial/read-facts';

/** Receipts offered: of the last days with purchases, one a store. */
const OFFERED = 8;
const DAYS = 60;
/** Stores that are looked through. */
const STORES = 400;

/** The last day with receipts, or today when that is later. */
async function lastDay(read: Read, todayOn: string): Promise<string> {
  const [row] = await read<{ day: string }[]>`
    SELECT least(as_of_on, ${todayOn}::date)::text AS day FROM analytics_state`;
  return row?.day ?? todayOn;
}

/**
 * Receipts of members to try rules on, at most 8: those with the number that was asked for, of the last 60 days with purchases,
 * else the latest of some stores.
 */
export const listTrialReceipts = defineQuery({
  id: 'rules.listTrialReceipts',
  permission: 'rules.read',
  input: z.object({ number: z.string().trim().max(REFERENCE_MAX_LENGTH) }),
  run: async ({ read, input: { number }, now }): Promise<readonly TrialReceipt[]> => {
    const { todayOn, timeZone } = await readToday(read, now);
    const toOn = await lastDay(read, todayOn);
    const fromOn = addDays(toOn, 1 - DAYS);
    // Each look is a probe of the key; OFFSET 0 keeps the planner from reading the months whole.
    const keys = await read<TrialReceiptKey[]>`
      SELECT c.member_id::float8 AS "memberId", c.business_date::text AS "businessDate", c.purchase_id::float8 AS "purchaseId"
      FROM (SELECT store_id FROM stores ORDER BY store_id LIMIT ${STORES}) s
      CROSS JOIN LATERAL (
        SELECT * FROM receipt_claims c
        WHERE c.store_id = s.store_id AND c.business_date BETWEEN ${fromOn}::date AND ${toOn}::date
          AND c.member_id <> ${GUEST_MEMBER_ID} AND NOT c.is_return
          ${number === '' ? read`` : read`AND c.receipt = ${number}`}
        ORDER BY c.business_date DESC, c.receipt LIMIT 1 OFFSET 0) c
      ORDER BY c.business_date DESC, s.store_id LIMIT ${OFFERED}`;
    const found = await readFacts(read, keys, timeZone);
    return found.map(({ receipt }) => receipt);
  },
});
