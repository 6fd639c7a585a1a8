import { Agent, createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY_MAX_BYTES } from './read-json';
import { serveCall } from './serve-call';
import { newKey, newMember, openDesk, sql } from './testing/api-desk';

const server = createServer((incoming, outgoing) => void serveCall(incoming, outgoing));
/** One connection: what a call leaves unread is in the way of the next one. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let key = '';

beforeAll(async () => {
  await openDesk();
  key = (await newKey()).key;
  await new Promise<void>((up) => void server.listen(0, '127.0.0.1', up));
});
afterAll(() => {
  agent.destroy();
  server.close();
});

type Told = { readonly status: number; readonly text: string; readonly isReplayed: boolean };

function post(
  body: string,
  { as = key, once = 'k', type = 'application/json' } = {},
): Promise<Told> {
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: `Bearer ${as}`, 'content-type': type, 'idempotency-key': once };
  const path = '/api/v1/purchases';
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, method: 'POST', path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      const isReplayed = answer.headers['idempotency-replayed'] === 'true';
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, isReplayed }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const PARTS = 16;
const ANSWERS_MS = 20_000;

/** How calls are answered that stand one behind the other on one connection; what did not come in time is left out. */
async function answersTo(...calls: readonly (readonly string[])[]): Promise<readonly string[]> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status = '']) => status);
  const came = new Promise<void>((done) => {
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (statuses().length === calls.length) done();
    });
    socket.on('error', () => done());
    setTimeout(done, ANSWERS_MS).unref();
  });
  for (const part of calls.flat()) socket.write(part);
  await came;
  socket.destroy();
  return statuses();
}

const headOf = (more: string) =>
  `POST /api/v1/purchases HTTP/1.1\r\nhost: t\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n${more}\r\n\r\n`;

const receipt = (memberId: number, no: string) =>
  JSON.stringify({
    member: { memberId },
    store: 'OWN',
    receipt: no,
    purchasedAt: '2026-11-20T12:30:00+03:00',
    lines: [{ amount: '10.00' }],
  });

describe('a call that a plain server took', () => {
  it('is answered as the route answers it, and once for its key: again byte for byte the same, and one row of keys', async () => {
    const body = receipt(await newMember(), 'N1');
    const first = await post(body, { once: 'till-1' });
    expect([first.status, first.isReplayed]).toEqual([201, false]);
    const again = await Promise.all([1, 2, 3].map(() => post(body, { once: 'till-1' })));
    for (const one of again) expect(one).toEqual({ ...first, isReplayed: true });
    expect(await sql(`SELECT left(source, 4) AS of FROM point_keys WHERE key = 'till-1'`)).toEqual([
      { of: 'api:' },
    ]);
    const other = await post(receipt(await newMember(), 'N2'), { once: 'till-1' });
    expect([other.status, other.text.includes('idempotency_conflict')]).toEqual([409, true]);
    expect(await sql(`SELECT receipt FROM purchases WHERE receipt IN ('N1', 'N2')`)).toEqual([
      { receipt: 'N1' },
    ]);
  });

  it('that is refused before or within its body leaves the connection to the next one', async () => {
    const long = 'x'.repeat(BODY_MAX_BYTES + 1);
    expect((await post(long, { as: 'vk_nobody' })).status).toBe(401);
    expect((await post(long)).status).toBe(413);
    expect((await post('{', { type: 'text/plain' })).status).toBe(415);
    expect((await post('{')).status).toBe(400);
    expect((await post(receipt(await newMember(), 'N3'), { once: 'till-3' })).status).toBe(201);
  });

  it('that is refused while more of it is still coming is answered, and so is the next one behind it', async () => {
    // Far more than two ends of a connection hold between them.
    const part = `${BODY_MAX_BYTES.toString(16)}\r\n${'x'.repeat(BODY_MAX_BYTES)}\r\n`;
    const long = Array.from({ length: PARTS }, () => part);
    const body = receipt(await newMember(), 'N4');
    const answers = await answersTo(
      [headOf('idempotency-key: long\r\ntransfer-encoding: chunked'), ...long, '0\r\n\r\n'],
      [headOf(`idempotency-key: till-4\r\ncontent-length: ${body.length}`), body],
    );
    expect(answers).toEqual(['413', '201']);
  });
});
