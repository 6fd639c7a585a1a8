import 'server-only';
import { accountDifferences, type Whose } from '@/lib/doctor/checks/point-accounts';
import { holdDifferences } from '@/lib/doctor/checks/point-holds';
import { lotDifferences } from '@/lib/doctor/checks/point-lots';
import type { WatchedCheckId } from '@/lib/domain/points/watch';

const CHECKS: Readonly<Record<WatchedCheckId, (whose: Whose) => string>> = {
  'point-accounts': accountDifferences,
  'point-lots': lotDifferences,
  'point-holds': holdDifferences,
};

/** What the doctor finds wrong in the ledger of some members, in one statement: one moment is compared with itself. */
function differencesOf(whose: Whose): string {
  const parts = Object.entries(CHECKS).map(
    ([id, differences]) => `
      SELECT split_part(key, ' ', 1)::float8 AS "memberId", '${id}' AS "checkId", key AS subject, coalesce(stored, '') AS stored,
        coalesce(found, '') AS found FROM (${differences(whose)}) AS found_${id.replace('-', '_')}`,
  );
  return `SELECT * FROM (${parts.join(' UNION ALL ')}) AS all_found ORDER BY 1, 2, 3`;
}

/** Members from `$1`, and before `$2`. */
export const DIFFERENCES_OF_RANGE = differencesOf(
  (member) => `${member} >= $1::bigint AND ${member} < $2::bigint`,
);

/** Members of a list, `$1`. */
export const DIFFERENCES_OF_LIST = differencesOf((member) => `${member} = ANY ($1::bigint[])`);
