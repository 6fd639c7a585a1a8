import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { ListedGrant } from '@/lib/domain/tiers/grants';
import { defineQuery } from '@/lib/kernel/query';
import { GRANT_COLUMNS, GRANT_TABLES } from '../grant-rows';

const MOST_LISTED = 200;

/** The latest 200 tiers given to whole lists, the latest first; those of one list or segment when it is named. */
export const listGrants = defineQuery({
  id: 'tiers.listGrants',
  permission: 'rules.read',
  input: z.object({ segmentId: idInput.nullable().default(null) }),
  run: async ({ read, input: { segmentId } }): Promise<readonly ListedGrant[]> =>
    await read<ListedGrant[]>`
      SELECT ${read.unsafe(GRANT_COLUMNS)} FROM ${read.unsafe(GRANT_TABLES)}
      WHERE ${segmentId}::int IS NULL OR g.segment_id = ${segmentId}
      ORDER BY g.grant_id DESC LIMIT ${MOST_LISTED}`,
});
