import { defineCheck } from '../check';

export const memberCohorts = defineCheck({
  id: 'member-cohorts',
  proves: "each member's months carry the month of their first purchase",
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', mm.member_id, mm.month) AS key, mm.cohort::text AS stored,
           date_trunc('month', s.first_purchase_on)::date::text AS found
      FROM member_months mm LEFT JOIN member_summary s USING (member_id)
     WHERE mm.cohort IS DISTINCT FROM date_trunc('month', s.first_purchase_on)::date`,
});
