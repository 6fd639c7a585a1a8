import 'server-only';
import { z } from 'zod';
import { GRANT_AT_WORK } from '@/lib/domain/tiers/grants';
import { defineQuery } from '@/lib/kernel/query';

const MOST_DUE = 100;

/** Grants that wait for their next step, the first that was asked for first. */
export const listDueGrants = defineQuery({
  id: 'tiers.listDueGrants',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read, now }): Promise<readonly number[]> => {
    const rows = await read<{ grantId: number }[]>`
      SELECT grant_id AS "grantId" FROM tier_grants
      WHERE state = ANY (${[...GRANT_AT_WORK]}::text[]) AND due_at <= ${now} ORDER BY grant_id LIMIT ${MOST_DUE}`;
    return rows.map(({ grantId }) => grantId);
  },
});
