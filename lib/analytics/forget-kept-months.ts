import 'server-only';
import type { Tx } from '@/db/write';
import type { AuditChange } from '@/lib/kernel/audit';

/** Nobody keeps a month meanwhile: what they had read would be kept after it was forgotten. */
const LOCK = `
  SELECT pg_advisory_xact_lock(hashtext('lifecycle_month')), (
    SELECT count(*) FROM (SELECT pg_advisory_xact_lock(hashtext('rfm_month'), cut_id) FROM (SELECT cut_id FROM rfm_cuts ORDER BY 1) c) l)`;

const FORGET = `
  WITH stages AS (DELETE FROM lifecycle_months WHERE kept_at >= $1 RETURNING to_char(month, 'YYYY-MM') AS id),
  scores AS (DELETE FROM rfm_scorings WHERE scored_at >= $1 RETURNING cut_id || ' ' || to_char(month, 'YYYY-MM') AS id)
  SELECT 'lifecycleMonth' AS kind, id FROM stages UNION ALL SELECT 'rfmScoring', id FROM scores ORDER BY kind, id`;

/** How many months of stages and of scores were kept since a moment, an SQL expression. */
export const monthsKeptSince = (moment: string): string => `
  (SELECT count(*) FROM lifecycle_months WHERE kept_at >= ${moment}) + (SELECT count(*) FROM rfm_scorings WHERE scored_at >= ${moment})`;

/**
 * Forgets the stages and scores of months that were kept since a moment, for what they were counted from was taken back; the worker
 * keeps them anew. Those kept before did not know it.
 */
export async function forgetMonthsKeptSince({ client }: Tx, moment: Date): Promise<AuditChange[]> {
  await client.query(LOCK);
  const { rows } = await client.query<{ kind: 'lifecycleMonth' | 'rfmScoring'; id: string }>(
    FORGET,
    [moment],
  );
  return rows.map(({ kind, id }) => ({
    subjectKind: kind,
    subjectId: id,
    before: {},
    after: null,
  }));
}
