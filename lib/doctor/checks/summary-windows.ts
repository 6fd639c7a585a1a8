import { SUMMARY_WINDOWS_DAYS } from '@/lib/domain/purchases/states';
import { defineCheck } from '../check';

const stored = SUMMARY_WINDOWS_DAYS.flatMap((days) => [
  `s.receipts_${days}`,
  `s.revenue_${days}_minor`,
]).join(', ');

const found = SUMMARY_WINDOWS_DAYS.flatMap((days) => [
  `coalesce(p.receipts_${days}, 0)`,
  `coalesce(p.revenue_${days}, 0)`,
]).join(', ');

const sums = SUMMARY_WINDOWS_DAYS.map(
  (days) => `
        count(*) FILTER (WHERE NOT is_return AND business_date > a.as_of_on - ${days}) AS receipts_${days},
        sum(amount_minor) FILTER (WHERE business_date > a.as_of_on - ${days}) AS revenue_${days}`,
).join(',');

export const summaryWindows = defineCheck({
  id: 'summary-windows',
  proves: 'the 30, 60, 90 and 365-day windows of each member equal the purchases',
  slicedBy: 'members',
  differences: `
    SELECT s.member_id::text AS key,
           concat_ws(' ', ${stored}) AS stored,
           concat_ws(' ', ${found}) AS found
      FROM (SELECT * FROM member_summary WHERE member_id >= $1 AND member_id < $1 + 100000) s
      LEFT JOIN (
        SELECT member_id, ${sums}
          FROM purchases CROSS JOIN analytics_state a
         WHERE member_id >= $1 AND member_id < $1 + 100000
           AND business_date > (SELECT as_of_on - ${Math.max(...SUMMARY_WINDOWS_DAYS)} FROM analytics_state)
         GROUP BY member_id
      ) p USING (member_id)
     WHERE (${stored}) IS DISTINCT FROM (${found})`,
});
