import { defineCheck } from '../check';

export const partitions = defineCheck({
  id: 'partitions',
  proves: 'purchases, their lines, claims and decisions have partitions for the same months',
  slicedBy: 'none',
  differences: `
    WITH parents AS (
      SELECT unnest(ARRAY['purchases', 'purchase_lines', 'receipt_claims', 'purchase_decisions']) AS parent
    ), made AS (
      SELECT i.inhparent::regclass::text AS parent, right(c.relname, 7) AS month
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
       WHERE i.inhparent IN ('purchases'::regclass, 'purchase_lines'::regclass, 'receipt_claims'::regclass,
           'purchase_decisions'::regclass)
         AND c.relkind = 'r'
    )
    SELECT concat_ws(' ', parents.parent, months.month) AS key, 'none' AS stored, 'needed' AS found
      FROM parents CROSS JOIN (SELECT DISTINCT month FROM made) months
     WHERE NOT EXISTS (
       SELECT FROM made WHERE made.parent = parents.parent AND made.month = months.month)`,
});
