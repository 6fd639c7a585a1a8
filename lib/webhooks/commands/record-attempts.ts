import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { deliveryIdInput } from '@/lib/domain/webhooks/inputs';
import { ANSWER_MAX_CHARS } from '@/lib/domain/webhooks/limits';
import { isToBePaused, nextTryAt, saysGone } from '@/lib/domain/webhooks/retries';
import { ATTEMPT_ERRORS, type EndpointState, type StopReason } from '@/lib/domain/webhooks/states';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';

const MOST_AT_ONCE = 100;
const SIGNATURE_MAX_CHARS = 500;
const ADDRESS_MAX_CHARS = 60;

const attemptInput = z.object({
  memberId: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  deliveryId: deliveryIdInput,
  attempt: z.number().int().positive(),
  tries: z.number().int().positive(),
  begunAt: z.date(),
  durationMs: z.number().int().nonnegative(),
  status: z.number().int().nullable(),
  error: z.enum(ATTEMPT_ERRORS).nullable(),
  address: z.string().max(ADDRESS_MAX_CHARS),
  signature: z.string().max(SIGNATURE_MAX_CHARS),
  answer: z.string().max(ANSWER_MAX_CHARS),
  askedSeconds: z.number().int().nonnegative().nullable(),
});
type Attempt = z.output<typeof attemptInput>;

/** Of an attempt whose delivery another worker has taken up meanwhile the log is told, and nothing else. */
const WRITE = `
  WITH told AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS t ("memberId" bigint, "deliveryId" bigint, attempt int,
      "begunAt" timestamptz, "durationMs" int, status int, error text, address text, signature text, answer text,
      state text, "nextAt" timestamptz)
  ), logged AS (
    INSERT INTO webhook_attempts (member_id, delivery_id, attempt, begun_at, duration_ms, status, error, address,
      signature, answer)
    SELECT "memberId", "deliveryId", attempt, "begunAt", "durationMs", status, error, address, signature, answer FROM told
    ON CONFLICT DO NOTHING
  )
  UPDATE webhook_deliveries d
     SET state = t.state, next_at = coalesce(t."nextAt", d.next_at), ended_at = CASE WHEN t.state <> 'queued' THEN $2::timestamptz END
    FROM told t
   WHERE d.member_id = t."memberId" AND d.delivery_id = t."deliveryId" AND d.attempts = t.attempt AND d.state = 'sending'`;

function outcome(attempt: Attempt, now: Date) {
  if (attempt.error === null) return { state: 'delivered', nextAt: null };
  const { tries, askedSeconds } = attempt;
  const nextAt = saysGone(attempt.status)
    ? null
    : nextTryAt(tries, { now, chance: Math.random(), askedSeconds });
  return { state: nextAt === null ? 'failed' : 'queued', nextAt };
}

type Standing = {
  readonly state: EndpointState;
  readonly failures: number;
  readonly failingSince: Date | null;
};

type Stop = { readonly state: 'paused' | 'disabled'; readonly reason: StopReason };

function stopOf(attempts: readonly Attempt[], standing: Standing, now: Date): Stop | null {
  if (standing.state !== 'active') return null;
  if (attempts.some(({ status }) => saysGone(status))) return { state: 'disabled', reason: 'gone' };
  if (attempts.some(({ error }) => error === 'secret'))
    return { state: 'paused', reason: 'secret' };
  const { failures, failingSince } = standing;
  const isLong = failingSince !== null && isToBePaused({ failures, failingSince, now });
  return isLong ? { state: 'paused', reason: 'failures' } : null;
}

/** How the endpoint stands after the attempts: one success ends a row of failures. */
async function countFailures(tx: Tx, endpointId: number, isWell: boolean, more: number, now: Date) {
  const { rows } = await tx.client.query<Standing>(
    `UPDATE webhook_endpoints SET failures = CASE WHEN $2 THEN 0 ELSE failures + $3 END,
       failing_since = CASE WHEN NOT $2 THEN coalesce(failing_since, $4) END
     WHERE endpoint_id = $1 AND state <> 'removed' AND NOT ($2 AND failures = 0)
     RETURNING state, failures, failing_since AS "failingSince"`,
    [endpointId, isWell, more, now],
  );
  return rows[0];
}

async function stop(
  tx: Tx,
  endpointId: number,
  { state, reason, now }: Stop & { readonly now: Date },
): Promise<AuditChange> {
  await tx.client.query(
    `UPDATE webhook_endpoints SET state = $2, stop_reason = $3, version = version + 1 WHERE endpoint_id = $1`,
    [endpointId, state, reason],
  );
  if (state === 'disabled') {
    await tx.client.query(
      `UPDATE webhook_deliveries SET state = 'dropped', ended_at = $2 WHERE endpoint_id = $1 AND state = 'queued'`,
      [endpointId, now],
    );
  }
  const before = { state: 'active' };
  return { subjectKind: 'webhook', subjectId: endpointId, before, after: { state, reason } };
}

/**
 * Writes down how attempts at an endpoint went: delivered, to be tried again, or failed for good. An answer 410 disables the endpoint,
 * failures that go on for a day pause it.
 */
export const recordAttempts = defineCommand({
  id: 'webhooks.recordAttempts',
  permission: 'system.run',
  input: z.object({
    endpointId: idInput,
    attempts: z.array(attemptInput).min(1).max(MOST_AT_ONCE),
  }),
  run: async ({ tx, input: { endpointId, attempts }, now }) => {
    const told = attempts.map((attempt) => ({ ...attempt, ...outcome(attempt, now) }));
    await tx.client.query(WRITE, [JSON.stringify(told), now]);
    const failed = attempts.filter(({ error }) => error !== null);
    const isWell = failed.length < attempts.length;
    const standing = await countFailures(tx, endpointId, isWell, failed.length, now);
    const toStop = standing === undefined ? null : stopOf(attempts, standing, now);
    const changes = toStop === null ? [] : [await stop(tx, endpointId, { ...toStop, now })];
    return { result: undefined, changes };
  },
});
