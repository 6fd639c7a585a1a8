import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

/** The first member in force who has a name: as whom a text is read until somebody else is chosen. Null: there is none yet. */
export const findExampleReader = defineQuery({
  id: 'messages.findExampleReader',
  permission: 'messages.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read }): Promise<{ readonly memberId: number; readonly name: string } | null> => {
    const [row] = await read<{ memberId: number; name: string }[]>`
      SELECT m.member_id::float8 AS "memberId", trim(concat(p.first_name, ' ', p.last_name)) AS name
      FROM members m JOIN member_profiles p USING (member_id)
      WHERE m.status = 'active' AND p.first_name <> '' ORDER BY m.member_id LIMIT 1`;
    return row ?? null;
  },
});
