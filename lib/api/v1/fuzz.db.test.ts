import { beforeAll, describe, expect, it } from 'vitest';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { earn } from '@/lib/points/testing/points-desk';
import { answerCall } from './answer-call';
import { newKey, openDesk, sql } from './testing/api-desk';
import { type RandomCall, rawCall, seeded, structuredCall } from './testing/random-calls';

/** Of each sort. `npm run safety -- --only fuzz` sends 10,000 of each over HTTP, at the console as it is built. */
const CALLS = Number(process.env.VERNOST_FUZZ_CALLS ?? 400);
/** A key takes some thousand calls a minute: then the next one goes on. */
const CALLS_A_KEY = 1_500;
const AT_ONCE = 8;

beforeAll(async () => {
  await openDesk();
  await seedMembers([7_001, 7_002, 7_003].map((memberId) => ({ memberId })));
  for (const memberId of [7_001, 7_002]) await earn(memberId, 1_000);
});

type Tally = { readonly wrong: string[]; readonly statuses: Map<number, number>; written: number };

async function judge(call: RandomCall, key: string, tally: Tally): Promise<void> {
  const { method, path, headers, body } = call;
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: { ...headers, authorization: `Bearer ${key}` },
    ...(body === null ? {} : { body }),
  });
  const answer = await answerCall(request);
  const { status } = answer;
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
  const text = await answer.text();
  if (status < 300) {
    const isReplayed = answer.headers.get('idempotency-replayed') !== null;
    const isWrite = headers['idempotency-key'] !== undefined && method === 'POST';
    if (isWrite && !isReplayed && !/\/find$/.test(path)) tally.written += 1;
    return;
  }
  const code: unknown = method === 'HEAD' ? 'none' : JSON.parse(text).error?.code;
  if (status >= 500 || typeof code !== 'string' || code === 'unexpected') {
    tally.wrong.push(
      `${method} ${path.slice(0, 200)} ${String(body).slice(0, 600)} -> ${status} ${text}`,
    );
  }
}

async function run(make: typeof rawCall, seed: number): Promise<Tally> {
  const random = seeded(seed);
  const tally: Tally = { wrong: [], statuses: new Map(), written: 0 };
  for (let done = 0; done < CALLS; ) {
    const { key } = await newKey();
    const until = Math.min(CALLS, done + CALLS_A_KEY);
    while (done < until) {
      const batch = Array.from({ length: Math.min(AT_ONCE, until - done) }, () => make(random));
      await Promise.all(batch.map((call) => judge(call, key, tally)));
      done += batch.length;
    }
  }
  return tally;
}

const kept = async () => {
  const [row] = await sql<{ keys: number }>(
    `SELECT count(*)::int AS keys FROM point_keys WHERE source LIKE 'api:%'`,
  );
  return row?.keys;
};

const TIMEOUT_MS = 60_000 + CALLS * 100;

describe(`${CALLS} random calls of each sort`, () => {
  it('in the shape of the endpoints are never answered with a failure of ours, and write only what they answer', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const before = (await kept()) ?? 0;
    const tally = await run(structuredCall, 20_261_127);
    expect(tally.wrong).toEqual([]);
    expect((await kept()) ?? 0).toBe(before + tally.written);
    expect(tally.statuses.get(400) ?? 0).toBeGreaterThan(CALLS / 20);
    expect((tally.statuses.get(200) ?? 0) + (tally.statuses.get(201) ?? 0)).toBeGreaterThan(
      CALLS / 50,
    );
  });

  it('of bytes, broken JSON, odd addresses and methods are refused with a code and write nothing', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const before = await kept();
    const tally = await run(rawCall, 7);
    expect(tally.wrong).toEqual([]);
    expect(await kept()).toBe(before);
    expect([...tally.statuses.keys()].every((status) => status < 500)).toBe(true);
  });
});
