import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import {
  RECEIPT_LOOKS_MAX,
  RECEIPT_SEARCH_DAYS,
  receiptOf,
} from '@/lib/domain/purchases/receipt-search';
import { present } from '@/lib/domain/shared/assert';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';

const TEXT_MAX_LENGTH = 100;
const FOUND_LIMIT = 5;

/** A receipt of a store and a day. */
export type FoundReceipt = {
  /** Null: a guest bought. */
  readonly memberId: number | null;
  readonly receipt: string;
  readonly businessDate: string;
  readonly store: string;
  readonly amountMinor: bigint;
};

type Days = { readonly fromOn: string; readonly toOn: string };

type Bounds = { readonly stores: number; readonly timeZone: string; readonly asOfOn: string };

/**
 * As many of the last days as can be looked through, the stores being as many as they are. Where purchases stopped coming
 * long ago, the last days are those that figures end with.
 */
async function lastDays(read: Read, now: Date): Promise<Days> {
  const [row] = await read<Bounds[]>`
    SELECT (SELECT count(*)::int FROM stores) AS stores, coalesce(g.time_zone, 'UTC') AS "timeZone",
      a.as_of_on AS "asOfOn"
    FROM analytics_state a LEFT JOIN programme g ON true`;
  const { stores, timeZone, asOfOn } = present(row, 'the state of analytics is one row');
  const todayOn = dayInZone(now, timeZone);
  const toOn = asOfOn < addDays(todayOn, -RECEIPT_SEARCH_DAYS) ? asOfOn : todayOn;
  const looks = Math.floor(RECEIPT_LOOKS_MAX / Math.max(1, stores));
  const days = Math.max(1, Math.min(RECEIPT_SEARCH_DAYS, looks));
  return { fromOn: addDays(toOn, 1 - days), toOn };
}

/**
 * Purchases by the number of their receipt, at most 5, the newest first: of the day that the text names, else of the last
 * 60 days (fewer in a programme of more than 166 stores). Returns are left out: they stand beside their purchase.
 */
export const findReceipts = defineQuery({
  id: 'purchases.findReceipts',
  permission: 'members.read',
  input: z.object({ text: z.string().max(TEXT_MAX_LENGTH) }),
  run: async ({ read, input, now }): Promise<readonly FoundReceipt[]> => {
    const asked = receiptOf(input.text);
    if (asked === null) return [];
    const { receipt, dayOn } = asked;
    const { fromOn, toOn } =
      dayOn === null ? await lastDays(read, now) : { fromOn: dayOn, toOn: dayOn };
    // Each look is a probe of the key; OFFSET 0 keeps the planner from reading the months whole.
    const rows = await read<(FoundReceipt & { memberId: number })[]>`
      SELECT p.member_id::float8 AS "memberId", c.receipt, c.business_date AS "businessDate", s.name AS store,
        p.amount_minor AS "amountMinor"
      FROM generate_series(${fromOn}::date, ${toOn}::date, interval '1 day') d (day)
      CROSS JOIN stores s
      CROSS JOIN LATERAL (
        SELECT * FROM receipt_claims c
        WHERE c.store_id = s.store_id AND c.business_date = d.day::date AND c.receipt = ${receipt}
          AND NOT c.is_return OFFSET 0) c
      JOIN purchases p ON p.member_id = c.member_id AND p.business_date = c.business_date
        AND p.purchase_id = c.purchase_id
      ORDER BY c.business_date DESC, c.purchase_id DESC LIMIT ${FOUND_LIMIT}`;
    return rows.map((row) => ({
      ...row,
      memberId: row.memberId === GUEST_MEMBER_ID ? null : row.memberId,
    }));
  },
});
