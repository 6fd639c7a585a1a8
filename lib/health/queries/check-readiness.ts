import 'server-only';
import { z } from 'zod';
import journal from '@/db/migrations/meta/_journal.json';
import { defineQuery } from '@/lib/kernel/query';

const DEADLINE_MS = 2_000;

export type Readiness = {
  readonly isCurrent: boolean;
  readonly applied: number;
  readonly known: number;
};

/** Whether the database answers and holds exactly the schema of this code. */
export const checkReadiness = defineQuery({
  id: 'health.checkReadiness',
  permission: 'public',
  input: z.object({}),
  deadlineMs: DEADLINE_MS,
  run: async ({ read }): Promise<Readiness> => {
    const [row] = await read<{ applied: number; last: string | null }[]>`
      SELECT count(*)::int AS applied, max(created_at)::text AS last FROM drizzle.__drizzle_migrations`;
    const newest = journal.entries.at(-1)?.when ?? 0;
    const known = journal.entries.length;
    const applied = row?.applied ?? 0;
    return { isCurrent: applied === known && Number(row?.last ?? 0) === newest, applied, known };
  },
});
