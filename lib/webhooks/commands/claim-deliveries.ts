import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { batchSize, LEASE_SECONDS, MOST_TRIES } from '@/lib/domain/webhooks/retries';
import { defineCommand } from '@/lib/kernel/command';

const MS_A_SECOND = 1_000;

/** A delivery to send now, claimed by this worker until its lease ends. */
export type ClaimedDelivery = {
  readonly memberId: number;
  readonly deliveryId: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly happenedAt: Date;
  /** Which attempt this is, from 1, and which since it was last queued by hand. */
  readonly attempt: number;
  readonly tries: number;
};

/** Where claimed deliveries go. */
export type ClaimedEndpoint = {
  readonly endpointId: number;
  readonly url: string;
  readonly secretSealed: string;
  /** Null: only one secret signs. */
  readonly oldSecretSealed: string | null;
};

type Claim = {
  readonly endpoint: ClaimedEndpoint;
  readonly deliveries: readonly ClaimedDelivery[];
} | null;

/** The endpoint while it is active: who pauses it meanwhile waits for the claim, which then is the last. */
async function lockActive(tx: Tx, endpointId: number, now: Date) {
  const { rows } = await tx.client.query<ClaimedEndpoint & { readonly failures: number }>(
    `SELECT endpoint_id AS "endpointId", url, secret_sealed AS "secretSealed", failures,
       CASE WHEN old_secret_ends_at > $2 THEN old_secret_sealed END AS "oldSecretSealed"
     FROM webhook_endpoints WHERE endpoint_id = $1 AND state = 'active' FOR SHARE`,
    [endpointId, now],
  );
  return rows[0];
}

/** Those whose worker fell silent: the attempt is written down as such, and the last one ends them. */
const WRITE_SILENT = `
  INSERT INTO webhook_attempts (member_id, delivery_id, attempt, begun_at, duration_ms, error)
  SELECT member_id, delivery_id, attempts, next_at - make_interval(secs => $3), $3 * 1000, 'silent'
    FROM webhook_deliveries
   WHERE endpoint_id = $1 AND state = 'sending' AND next_at <= $2 FOR UPDATE SKIP LOCKED
  ON CONFLICT DO NOTHING`;

const END_SILENT = `
  UPDATE webhook_deliveries SET state = 'failed', ended_at = $2
   WHERE endpoint_id = $1 AND state = 'sending' AND next_at <= $2 AND tries >= $3`;

/** Chosen once, apart: a plan may run a limited subquery again for every row, and take more than the limit. */
const TAKE = `
  WITH due AS MATERIALIZED (
    SELECT member_id, delivery_id FROM webhook_deliveries
     WHERE endpoint_id = $1 AND state IN ('queued', 'sending') AND next_at <= $2
     ORDER BY next_at, delivery_id LIMIT $4 FOR UPDATE SKIP LOCKED)
  UPDATE webhook_deliveries d
     SET state = 'sending', attempts = d.attempts + 1, tries = d.tries + 1, next_at = $3
    FROM due
   WHERE d.member_id = due.member_id AND d.delivery_id = due.delivery_id
  RETURNING d.member_id::float8 AS "memberId", d.delivery_id::float8 AS "deliveryId", d.type, d.data,
    d.happened_at AS "happenedAt", d.attempts AS attempt, d.tries`;

/**
 * Takes the next deliveries of an endpoint, a batch of them; null: it is not active. The outbox tells its own story: no audit
 * rows.
 */
export const claimDeliveries = defineCommand({
  id: 'webhooks.claim',
  permission: 'system.run',
  input: z.object({ endpointId: idInput }),
  run: async ({ tx, input: { endpointId }, now }): Promise<{ result: Claim; changes: [] }> => {
    const found = await lockActive(tx, endpointId, now);
    if (found === undefined) return { result: null, changes: [] };
    const { failures, ...endpoint } = found;
    const silent = await tx.client.query(WRITE_SILENT, [endpointId, now, LEASE_SECONDS]);
    if (silent.rowCount !== 0) await tx.client.query(END_SILENT, [endpointId, now, MOST_TRIES]);
    const { rows } = await tx.client.query<ClaimedDelivery>(TAKE, [
      endpointId,
      now,
      new Date(now.getTime() + LEASE_SECONDS * MS_A_SECOND),
      batchSize(failures),
    ]);
    return { result: { endpoint, deliveries: rows }, changes: [] };
  },
});
