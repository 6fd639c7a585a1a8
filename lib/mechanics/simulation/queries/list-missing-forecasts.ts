import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

const MOST = 20;

/** Versions of mechanics that were handed in and have no forecast yet, the first that was handed in first. */
export const listMissingForecasts = defineQuery({
  id: 'mechanics.listMissingForecasts',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read }): Promise<readonly number[]> => {
    const rows = await read<{ versionId: number }[]>`
      SELECT v.rule_version_id AS "versionId" FROM rule_versions v JOIN rules r USING (rule_id)
      WHERE r.kind = 'mechanic' AND v.state IN ('inReview', 'approved') AND v.submitted_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM mechanic_forecasts f WHERE f.rule_version_id = v.rule_version_id)
      ORDER BY v.submitted_at, v.rule_version_id LIMIT ${MOST}`;
    return rows.map(({ versionId }) => versionId);
  },
});
