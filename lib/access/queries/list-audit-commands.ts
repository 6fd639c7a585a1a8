import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

const SAMPLED_EVENTS = 5_000;
const MAX_COMMANDS = 100;

/** Commands found in the latest 5,000 rows of the audit log: what its filter offers. */
export const listAuditCommands = defineQuery({
  id: 'access.listAuditCommands',
  permission: 'audit.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read }) => {
    const rows = await read<{ command: string }[]>`
      SELECT DISTINCT command FROM (
        SELECT command FROM audit_events ORDER BY audit_event_id DESC LIMIT ${SAMPLED_EVENTS}
      ) latest ORDER BY command LIMIT ${MAX_COMMANDS}`;
    return rows.map((row) => row.command);
  },
});
