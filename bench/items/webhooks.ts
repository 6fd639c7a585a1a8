import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from 'pg';
import { systemActor } from '@/lib/domain/access/actor';
import { requestBody } from '@/lib/domain/webhooks/request';
import { deliverEvents } from '@/lib/webhooks/sending/deliver';
import { openLine } from '@/lib/webhooks/sending/post';
import { newWebhookSecret, sealSecret } from '@/lib/webhooks/sending/secrets';
import type { BenchItem } from '../bench-item';
import { type Measurement, median, timed } from '../measure';

const DELIVERIES = 2_000;
const AT_ONCE = 16;
const MOVEMENTS = 200;
const MOST_AT_ONCE = 100_000;
const RUNS = 3;
const MS_A_SECOND = 1_000;
const ADDRESS = '127.0.0.1';

/** A receiver that answers 204 to everything. */
async function openSink() {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, ADDRESS, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${ADDRESS}:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function plant(client: Client, url: string, types: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ endpointId: number }>(
    `INSERT INTO webhook_endpoints (url, event_types, secret_sealed, created_by, created_at)
     SELECT $1, $2, $3, min(user_id), now() FROM users RETURNING endpoint_id AS "endpointId"`,
    [url, types, sealSecret(newWebhookSecret())],
  );
  return rows[0]?.endpointId ?? 0;
}

/** Deliveries a second through the outbox, beside the same requests without one. */
async function deliveries(client: Client): Promise<Measurement> {
  const sink = await openSink();
  const endpointId = await plant(client, sink.url, ['tier.changed']);
  const data = { memberId: 1, from: 'silver', to: 'gold', reason: 'earned' };
  await client.query(
    `INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
     SELECT g, $1, 'tier.changed', $2, now(), now(), now() FROM generate_series(1, $3::int) g`,
    [endpointId, data, DELIVERIES],
  );
  const signal = new AbortController().signal;
  const ours = await timed(() => deliverEvents({ actor: systemActor('bench'), signal }));
  const line = openLine({ url: new URL(sink.url), address: ADDRESS });
  const body = requestBody({ type: 'tier.changed', happenedAt: new Date(), data });
  const bare = await timed(async () => {
    for (let sent = 0; sent < DELIVERIES; sent += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => line.post({}, body)));
    }
  });
  line.close();
  sink.close();
  await client.query('UPDATE webhook_endpoints SET state = $2 WHERE endpoint_id = $1', [
    endpointId,
    'removed',
  ]);
  await client.query(
    'DELETE FROM webhook_attempts a USING webhook_deliveries d WHERE d.endpoint_id = $1 AND d.member_id = a.member_id AND d.delivery_id = a.delivery_id',
    [endpointId],
  );
  await client.query('DELETE FROM webhook_deliveries WHERE endpoint_id = $1', [endpointId]);
  const perSecond = (ms: number) => (DELIVERIES / ms) * MS_A_SECOND;
  return {
    name: 'webhooks delivered to a receiver on this machine',
    ours: perSecond(ours),
    reference: perSecond(bare),
    against: 'the same requests without outbox and log',
    unit: 'rows/s',
  };
}

const MOVE = `
  INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
    occurred_at, booked_at)
  SELECT a.member_id, a.seq + 1, 'earn', 100, a.balance + 100, a.pending, a.debt, 'bench', 'bench', 'bench', now(), now()
    FROM point_accounts a JOIN members m USING (member_id)
   WHERE a.member_id = ANY ($1) AND a.frozen_at IS NULL AND m.status = 'active'`;

async function accountIds(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT a.member_id AS id FROM point_accounts a JOIN members m USING (member_id)
     WHERE a.frozen_at IS NULL AND m.status = 'active' ORDER BY 1 LIMIT $1`,
    [MOST_AT_ONCE],
  );
  return rows.map(({ id }) => id);
}

/** How long the work takes after each preparation, run in turns; every transaction is taken back. */
async function compare(
  client: Client,
  preparations: readonly (() => Promise<unknown>)[],
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  const times = preparations.map((): number[] => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [at, prepare] of preparations.entries()) {
      await client.query('BEGIN');
      await prepare();
      times[at]?.push(await timed(work));
      await client.query('ROLLBACK');
    }
  }
  return times.map(median);
}

/** What it costs movements of points that somebody may be told of them: one by one, and many in a statement. */
async function emission(client: Client): Promise<readonly Measurement[]> {
  const ids = await accountIds(client);
  const few = ids.slice(0, MOVEMENTS);
  const off = () => client.query('ALTER TABLE point_entries DISABLE TRIGGER point_entries_told');
  const nobody = async () => undefined;
  const somebody = () => plant(client, 'https://example.org/', ['points.earned']);
  const byOne = async () => {
    for (const id of few) await client.query(MOVE, [[id]]);
  };
  const [bare = 0, unasked = 0, asked = 0] = await compare(client, [off, nobody, somebody], byOne);
  const atOnce = () => client.query(MOVE, [ids]);
  const [whole = 0, told = 0] = await compare(client, [off, somebody], atOnce);
  const against = 'without webhooks';
  const one = { reference: bare, against, unit: 'ms' } as const;
  return [
    { name: `${few.length} entries one by one, nobody asked to be told`, ours: unasked, ...one },
    { name: `${few.length} entries one by one, each is told`, ours: asked, ...one },
    {
      ...{ name: `${ids.length} entries in one statement, each is told`, ours: told },
      ...{ reference: whole, against, unit: 'ms' },
    },
  ];
}

/** What being told costs, and how fast the telling is. */
export const webhooks: BenchItem = async ({ client }) => {
  process.env.AUTH_SECRET ??= 'the-secret-of-the-bench-that-is-long-enough';
  process.env.WEBHOOK_PRIVATE_NETS = '127.0.0.0/8';
  await client.query("SELECT set_config('vernost.actor', 'system:bench', false)");
  await client.query('RESET enable_indexscan');
  // A run that was broken off has left its endpoint, at which nobody answers any more.
  await client.query(
    "UPDATE webhook_endpoints SET state = 'removed', stop_reason = NULL WHERE state <> 'removed'",
  );
  return [...(await emission(client)), await deliveries(client)];
};
