import 'server-only';
import { z } from 'zod';
import type { OutboxHealth } from '@/lib/domain/messaging/outbox';
import { HOLD_REASONS } from '@/lib/domain/messaging/states';
import { defineQuery } from '@/lib/kernel/query';

const MS_A_DAY = 24 * 3_600_000;
const REASONS = 5;

type Counts = Omit<OutboxHealth, 'reasons'>;

/** How the outbox stands: what is due, what is held back, and what became of messages since a day ago. */
export const getOutboxHealth = defineQuery({
  id: 'messages.getOutboxHealth',
  permission: 'messages.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read, now }): Promise<OutboxHealth> => {
    const since = new Date(now.getTime() - MS_A_DAY);
    const [waiting, ended, reasons] = await Promise.all([
      read<Pick<Counts, 'due' | 'held' | 'sending' | 'oldestDueSeconds'>[]>`
        SELECT count(*) FILTER (WHERE state = 'queued' AND next_at <= ${now})::int AS due,
          count(*) FILTER (WHERE state = 'queued' AND next_at > ${now}
            AND last_error = ANY (${[...HOLD_REASONS]}))::int AS held,
          count(*) FILTER (WHERE state = 'sending')::int AS sending,
          coalesce(extract(epoch FROM ${now}::timestamptz - min(next_at) FILTER (WHERE state = 'queued' AND next_at <= ${now})), 0)::int
            AS "oldestDueSeconds"
        FROM messages WHERE state IN ('queued', 'sending')`,
      read<Pick<Counts, 'sent' | 'failed' | 'dropped'>[]>`
        SELECT count(*) FILTER (WHERE state = 'sent')::int AS sent, count(*) FILTER (WHERE state = 'failed')::int AS failed,
          count(*) FILTER (WHERE state = 'dropped')::int AS dropped
        FROM messages WHERE ended_at > ${since}`,
      read<{ reason: string; count: number }[]>`
        SELECT last_error AS reason, count(*)::int AS count FROM messages
        WHERE ended_at > ${since} AND state IN ('failed', 'dropped') AND last_error IS NOT NULL
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${REASONS}`,
    ]);
    const [first] = waiting;
    const [over] = ended;
    return {
      due: first?.due ?? 0,
      oldestDueSeconds: first?.oldestDueSeconds ?? 0,
      held: first?.held ?? 0,
      sending: first?.sending ?? 0,
      sent: over?.sent ?? 0,
      failed: over?.failed ?? 0,
      dropped: over?.dropped ?? 0,
      reasons,
    };
  },
});
