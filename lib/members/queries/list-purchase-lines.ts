import 'server-only';
import { z } from 'zod';
import {
  LINES_LIMIT,
  type PurchaseLine,
  purchaseKeySchema,
} from '@/lib/domain/members/purchase-list';
import { defineQuery } from '@/lib/kernel/query';

/** The articles of one receipt. */
export const listPurchaseLines = defineQuery({
  id: 'members.listPurchaseLines',
  permission: 'members.read',
  input: purchaseKeySchema.extend({
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  }),
  run: async ({ read, input: { memberId, businessDate, purchaseId } }) =>
    read<PurchaseLine[]>`
      SELECT line_no AS "lineNo", article, category, quantity_milli AS "quantityMilli",
        amount_minor AS "amountMinor"
      FROM purchase_lines
      WHERE member_id = ${memberId} AND business_date = ${businessDate}::date AND purchase_id = ${purchaseId}
      ORDER BY line_no LIMIT ${LINES_LIMIT}`,
});
