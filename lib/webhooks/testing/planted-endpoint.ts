import 'server-only';
import { withTx } from '@/db/write';
import type { EndpointState } from '@/lib/domain/webhooks/states';

const ACTOR = { label: 'system:test', requestId: 'test' };

/** An endpoint that asks for the types, set up without a command. Answers its id. */
export async function plantEndpoint(
  eventTypes: readonly string[],
  {
    state = 'active',
    url = 'https://example.org/hook',
  }: { state?: EndpointState; url?: string } = {},
): Promise<number> {
  return withTx(ACTOR, async ({ client }) => {
    await client.query(
      `INSERT INTO users (user_id, email, name, role, password_hash)
       VALUES (9001, 'hooks@example.org', 'Hooks', 'admin', 'x') ON CONFLICT DO NOTHING`,
    );
    const { rows } = await client.query<{ endpointId: number }>(
      `INSERT INTO webhook_endpoints (url, event_types, state, stop_reason, secret_sealed, created_by, created_at)
       VALUES ($1, $2, $3, CASE WHEN $3 IN ('paused', 'disabled') THEN 'byHand' END, 'x', 9001, now())
       RETURNING endpoint_id AS "endpointId"`,
      [url, eventTypes, state],
    );
    return rows[0]?.endpointId ?? 0;
  });
}
