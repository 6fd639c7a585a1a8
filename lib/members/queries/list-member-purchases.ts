import 'server-only';
import { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import {
  type MemberPurchase,
  PURCHASES_PAGE_SIZE,
  type PurchaseCursor,
  type PurchasesPage,
  purchaseCursorSchema,
} from '@/lib/domain/members/purchase-list';
import { defineQuery } from '@/lib/kernel/query';

function beyond(read: Read, cursor: PurchaseCursor | null): Fragment {
  if (cursor === null) return read``;
  const { businessDate, purchaseId, side } = cursor;
  const sign = read.unsafe(side === 'after' ? '<' : '>');
  // The day alone, said again, lets the planner leave out whole months.
  return read`AND p.business_date ${sign}= ${businessDate}::date
    AND (p.business_date, p.purchase_id) ${sign} (${businessDate}::date, ${purchaseId}::bigint)`;
}

function toPage(found: readonly MemberPurchase[], cursor: PurchaseCursor | null): PurchasesPage {
  const isForward = cursor?.side !== 'before';
  const kept = found.slice(0, PURCHASES_PAGE_SIZE);
  const purchases = isForward ? kept : kept.toReversed();
  const isMore = found.length > PURCHASES_PAGE_SIZE;
  const hasPrevious = isForward ? cursor !== null : isMore;
  const hasNext = isForward ? isMore : cursor !== null;
  const asked = (cursor?.place ?? 0) - (isForward ? 0 : purchases.length);
  const place = hasPrevious ? Math.max(0, asked) : 0;
  const at = (purchase: MemberPurchase | undefined, side: PurchaseCursor['side'], row: number) =>
    purchase === undefined
      ? null
      : {
          side,
          place: row,
          businessDate: purchase.businessDate,
          purchaseId: purchase.purchaseId,
        };
  return {
    purchases,
    place,
    previous: hasPrevious ? at(purchases[0], 'before', place) : null,
    next: hasNext ? at(purchases.at(-1), 'after', place + purchases.length) : null,
  };
}

/** Purchases and returns of a member, the newest first, 25 to a page. */
export const listMemberPurchases = defineQuery({
  id: 'members.listPurchases',
  permission: 'members.read',
  input: z.object({
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    cursor: purchaseCursorSchema.nullable(),
  }),
  run: async ({ read, input: { memberId, cursor } }) => {
    const direction = read.unsafe(cursor?.side === 'before' ? 'ASC' : 'DESC');
    const rows = await read<MemberPurchase[]>`
      SELECT p.purchase_id::float8 AS "purchaseId", p.business_date AS "businessDate",
        p.purchased_at AS "purchasedAt", coalesce(s.name, '') AS store, p.receipt, p.is_return AS "isReturn",
        p.amount_minor AS "amountMinor", p.discount_minor AS "discountMinor", l.lines,
        EXISTS (SELECT FROM purchase_decisions d
          WHERE d.member_id = p.member_id AND d.business_date = p.business_date AND d.purchase_id = p.purchase_id
            AND d.decision IS NOT NULL) AS "isDecided",
        (SELECT c.task_id::float8 FROM purchase_claims c
          WHERE c.member_id = p.member_id AND c.business_date = p.business_date AND c.purchase_id = p.purchase_id
            AND c.undone_at IS NULL LIMIT 1) AS "claimedBy"
      FROM (
        SELECT * FROM purchases p WHERE p.member_id = ${memberId} ${beyond(read, cursor)}
        ORDER BY p.business_date ${direction}, p.purchase_id ${direction}
        LIMIT ${PURCHASES_PAGE_SIZE + 1}
      ) p
      LEFT JOIN stores s USING (store_id)
      LEFT JOIN LATERAL (
        SELECT count(*)::int AS lines FROM purchase_lines l
        WHERE l.member_id = p.member_id AND l.business_date = p.business_date AND l.purchase_id = p.purchase_id
      ) l ON true
      ORDER BY p.business_date ${direction}, p.purchase_id ${direction}`;
    return toPage(rows, cursor);
  },
});
