import 'server-only';
import type { Tx } from '@/db/write';
import type { WebhookEvent } from '@/lib/domain/webhooks/event';

/**
 * Puts events into the outbox, in the transaction of what they tell of: one row for each endpoint that asked for the type,
 * all in one statement. Where nobody asked it costs one look at a handful of rows. For what no row of the base tells of: members, cards,
 * points, purchases, consents and tiers are told of by triggers and need no call. Answers how many rows were written.
 */
export async function emitEvents({ client }: Tx, events: readonly WebhookEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  const { rowCount } = await client.query(
    `INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
     SELECT (e.data ->> 'memberId')::bigint, p.endpoint_id, e.type, e.data, e.happened_at, now(), now()
       FROM webhook_endpoints p
       JOIN unnest($1::text[], $2::jsonb[], $3::timestamptz[]) AS e (type, data, happened_at)
         ON e.type = ANY (p.event_types)
      WHERE p.state IN ('active', 'paused')`,
    [
      events.map(({ type }) => type),
      events.map(({ data }) => JSON.stringify(data)),
      events.map(({ happenedAt }) => happenedAt),
    ],
  );
  return rowCount ?? 0;
}
