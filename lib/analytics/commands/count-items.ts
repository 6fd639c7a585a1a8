import 'server-only';
import { z } from 'zod';
import { ITEMS_REST_MINUTES } from '@/lib/domain/analytics/overview-settings';
import { type CommandOutcome, defineCommand } from '@/lib/kernel/command';

/** $1: the moment before which a month must have been counted to be taken again. */
const TAKE = `
  UPDATE item_months m SET due_at = NULL, counted_at = $2
  FROM (
    SELECT month FROM item_months WHERE due_at IS NOT NULL AND (counted_at IS NULL OR counted_at < $1)
    ORDER BY month DESC LIMIT 1 FOR UPDATE SKIP LOCKED
  ) next
  WHERE m.month = next.month RETURNING m.month`;

const CLEAR = `
  DELETE FROM item_days WHERE business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date`;

/** Whole quantities are so many items; of what is weighed, each line is one. */
const COUNT = `
  INSERT INTO item_days (store_id, business_date, is_guest, receipts, items)
  SELECT p.store_id, p.business_date, p.member_id = 0, count(*), sum(l.items)
  FROM purchases p JOIN (
    SELECT member_id, business_date, purchase_id,
      sum(CASE WHEN quantity_milli % 1000 = 0 THEN quantity_milli / 1000 ELSE 1 END)::bigint AS items
    FROM purchase_lines
    WHERE business_date >= $1::date AND business_date < ($1::date + interval '1 month')::date
      AND kind = 'goods' AND quantity_milli > 0
    GROUP BY member_id, business_date, purchase_id
  ) l USING (member_id, business_date, purchase_id)
  WHERE p.business_date >= $1::date AND p.business_date < ($1::date + interval '1 month')::date AND NOT p.is_return
  GROUP BY 1, 2, 3`;

const MS_A_MINUTE = 60_000;

/**
 * Counts the items of receipts anew for the latest month that is due and was not counted within a quarter of an hour. `month` null: there is none.
 * Cut anywhere, the month stays due.
 */
export const countItems = defineCommand({
  id: 'analytics.countItems',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }): Promise<CommandOutcome<{ month: string | null }>> => {
    const before = new Date(now.getTime() - ITEMS_REST_MINUTES * MS_A_MINUTE);
    const taken = await tx.client.query<{ month: string }>(TAKE, [before, now]);
    const month = taken.rows[0]?.month ?? null;
    if (month !== null) {
      await tx.client.query(CLEAR, [month]);
      await tx.client.query(COUNT, [month]);
    }
    return { result: { month }, changes: [] };
  },
});
