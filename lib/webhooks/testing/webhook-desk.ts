import 'server-only';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { createEndpoint } from '../commands/create-endpoint';
import { emitEvents } from '../emit-events';
import { deliverEvents } from '../sending/deliver';
import type { Lookup } from '../sending/find-target';
import { type Arrived, openReceiver } from './receiver';

/** The moment that these tests take for now, and an administrator. */
export const NOW = new Date(Date.now() + 60_000);
export const ADMIN: UserActor = { kind: 'user', userId: 9001, role: 'admin', requestId: 'test' };
const ACTOR = { label: 'system:test', requestId: 'test' };

/** So many seconds after now. */
export const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

/** Changes the base as no command does. */
export const change = (statement: string) => withTx(ACTOR, ({ client }) => client.query(statement));

/** Queues so many events of tiers for whoever asked. */
export const emit = (count = 1): Promise<number> =>
  withTx(ACTOR, (tx) =>
    emitEvents(
      tx,
      Array.from({ length: count }, (_, one) => ({
        type: 'tier.changed' as const,
        data: { memberId: one + 1, from: 'silver', to: 'gold', reason: 'earned' as const },
        happenedAt: NOW,
      })),
    ),
  );

type Sending = { readonly lookup?: Lookup; readonly answerMs?: number };

/** Sends what is due at the moment. */
export const deliver = (moment = NOW, sending: Sending = {}): Promise<void> =>
  deliverEvents({
    actor: systemActor('one'),
    signal: new AbortController().signal,
    now: () => moment,
    ...sending,
  });

export const log = async (endpointId: number) =>
  readPool()<{ state: string; attempts: number }[]>`
    SELECT state, attempts FROM webhook_deliveries WHERE endpoint_id = ${endpointId} ORDER BY delivery_id`;

export const attempts = async (endpointId: number) =>
  readPool()<{ attempt: number; status: number | null; error: string | null; answer: string }[]>`
    SELECT attempt, status, error, answer FROM webhook_attempts a JOIN webhook_deliveries d
      USING (member_id, delivery_id) WHERE endpoint_id = ${endpointId} ORDER BY delivery_id, attempt`;

export const standing = async (endpointId: number) =>
  (
    await readPool()<{ state: string; reason: string | null; failures: number }[]>`
      SELECT state, stop_reason AS reason, failures FROM webhook_endpoints WHERE endpoint_id = ${endpointId}`
  )[0];

/** A receiver on this machine, and a way to set endpoints up at paths of it. */
async function openWebhookDesk() {
  process.env.AUTH_SECRET = 'a-secret-of-tests-that-is-long-enough-1234567890';
  process.env.WEBHOOK_PRIVATE_NETS = '127.0.0.0/8';
  const receiver = await openReceiver();
  await change(
    `INSERT INTO users (user_id, email, name, role, password_hash) VALUES (9001, 'hooks@example.org', 'H', 'admin', 'x')`,
  );
  let paths = 0;
  return {
    receiver,
    /** Removes every endpoint and lets the receiver answer 204 again. */
    clear: async () => {
      receiver.behaviour.answer = (response) => response.writeHead(204).end();
      receiver.counts.mostOpen = 0;
      await change(
        `UPDATE webhook_endpoints SET state = 'removed', stop_reason = NULL WHERE state <> 'removed'`,
      );
    },
    endpoint: async (url?: string) => {
      paths += 1;
      const path = `/hook-${paths}`;
      const made = await runCommand(
        createEndpoint,
        { url: url ?? receiver.url(path), eventTypes: ['tier.changed'] },
        ADMIN,
        { now: NOW },
      );
      return { ...made, path, got: (): Arrived[] => receiver.at(path) };
    },
  };
}

type Desk = Awaited<ReturnType<typeof openWebhookDesk>>;

/** A desk for the tests of one file: opened before the first, cleared before each, closed after the last. */
export function deskOfFile(): Pick<Desk, 'receiver' | 'endpoint'> {
  let open: Desk | null = null;
  const desk = (): Desk => {
    if (open === null) throw new Error('the desk is opened before the first test, not before');
    return open;
  };
  beforeAll(async () => {
    open = await openWebhookDesk();
  });
  beforeEach(() => desk().clear());
  afterAll(() => desk().receiver.close());
  return {
    get receiver() {
      return desk().receiver;
    },
    endpoint: (url) => desk().endpoint(url),
  };
}
