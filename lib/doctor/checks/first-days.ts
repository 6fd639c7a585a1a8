import { STEP_COLUMNS } from '@/lib/analytics/reports/repeat/steps';
import { defineCheck } from '../check';

const DAYS = `concat_ws(' ', ${STEP_COLUMNS.join(', ')})`;

export const firstDays = defineCheck({
  id: 'first-days',
  proves: 'the first five days of buying of each member equal the purchases',
  slicedBy: 'members',
  differences: `
    SELECT member_id::text AS key, s.days AS stored, coalesce(p.days, '') AS found
      FROM (SELECT member_id, ${DAYS} AS days FROM member_summary
             WHERE member_id >= $1 AND member_id < $1 + 100000) s
      LEFT JOIN (
        SELECT member_id, string_agg(business_date::text, ' ' ORDER BY business_date) AS days
          FROM (
            SELECT member_id, business_date, row_number() OVER (PARTITION BY member_id ORDER BY business_date) AS place
              FROM (SELECT DISTINCT member_id, business_date FROM purchases
                     WHERE member_id >= $1 AND member_id < $1 + 100000 AND NOT is_return) days
          ) numbered
         WHERE place <= ${STEP_COLUMNS.length}
         GROUP BY member_id
      ) p USING (member_id)
     WHERE s.days <> coalesce(p.days, '')`,
});
