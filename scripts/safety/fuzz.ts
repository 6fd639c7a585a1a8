import { Client } from 'pg';
import {
  type RandomCall,
  rawCall,
  seeded,
  structuredCall,
} from '@/lib/api/v1/testing/random-calls';
import { ledgerDifferences, membersWith } from './books';
import { differing, readChecksums } from './checksums';
import type { Proof } from './proof';
import { newTillKey, openTill, sql } from './till';

const CALLS = 10_000;
/** A key takes some thousand calls a minute: then the next one goes on. */
const CALLS_A_KEY = 1_500;
const AT_ONCE = 8;
const MOST_MS = 30_000;
const MOST_TOLD = 5;
/** Rounds until the very same calls are refused as in the round before: a few are taken once another one has been. */
const MOST_ROUNDS = 4;

/** What the product itself writes meanwhile: that a key is used, that the worker runs, how far it has looked. */
const WRITTEN_MEANWHILE = new Set(['api_keys', 'worker_heartbeats', 'ledger_watch']);

type Seen = { readonly call: RandomCall; readonly status: number; readonly isWritten: boolean };

type Fuzz = { readonly url: string; readonly wrong: string[] };

/** Sends a call as the network would. Whatever is no typed answer goes to `wrong`. */
async function send({ url, wrong }: Fuzz, key: string, call: RandomCall): Promise<Seen> {
  const { method, path, headers, body } = call;
  const told = `${method} ${path.slice(0, 120)} ${String(body).slice(0, 300)}`;
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${key}` },
      // An address with two slashes in a row is sent on to the one without by the server of the console itself.
      redirect: 'follow',
      signal: AbortSignal.timeout(MOST_MS),
      ...(body === null ? {} : { body }),
    });
    text = await answer.text();
  } catch (error) {
    wrong.push(`${told} -> no answer: ${String(error).slice(0, 100)}`);
    return { call, status: 0, isWritten: false };
  }
  const { status } = answer;
  if (status < 300) {
    const isReplayed = answer.headers.get('idempotency-replayed') !== null;
    const isWrite = method === 'POST' && headers['idempotency-key'] !== undefined;
    return { call, status, isWritten: isWrite && !isReplayed && !/\/find$/.test(path) };
  }
  const code = /^\{.*"error":\{"code":"(\w+)"/.exec(text)?.[1];
  const isTyped = method === 'HEAD' || (code !== undefined && code !== 'unexpected');
  if (status < 400 || status >= 500 || !isTyped) {
    wrong.push(`${told} -> ${status} ${text.slice(0, 200)}`);
  }
  return { call, status, isWritten: false };
}

async function keysFor(calls: number): Promise<string[]> {
  const keys: string[] = [];
  while (keys.length * CALLS_A_KEY < calls) keys.push(await newTillKey());
  return keys;
}

async function sendAll(
  fuzz: Fuzz,
  calls: readonly RandomCall[],
  keys: readonly string[],
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const [nth, key] of keys.entries()) {
    const from = nth * CALLS_A_KEY;
    const waiting = calls.slice(from, from + CALLS_A_KEY).values();
    const worker = async () => {
      for (const call of waiting) seen.push(await send(fuzz, key, call));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  return seen;
}

const sums = async (databaseUrl: string) => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await readChecksums(client);
  } finally {
    await client.end();
  }
};

/** What the calls change in the base while they run, but for what the product writes by itself. */
async function changedBy<Result>(databaseUrl: string, work: () => Promise<Result>) {
  const before = await sums(databaseUrl);
  const result = await work();
  const changed = differing(before, await sums(databaseUrl)).filter(
    // A number that a refused call has drawn is left out; nobody gets it.
    (name) => !WRITTEN_MEANWHILE.has(name) && !name.startsWith('sequence '),
  );
  return { result, changed };
}

const isRefused = ({ status }: Seen) => status >= 400;

/** Sends what was refused again until all of it is refused again: then nothing in the base may have moved. */
async function sendRefused(fuzz: Fuzz, databaseUrl: string, seen: readonly Seen[]) {
  let calls = seen.filter(isRefused).map(({ call }) => call);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const keys = await keysFor(calls.length);
    const { result, changed } = await changedBy(databaseUrl, () => sendAll(fuzz, calls, keys));
    const again = result.filter(isRefused).map(({ call }) => call);
    if (again.length === calls.length) return { refused: again.length, changed };
    calls = again;
  }
  return { refused: 0, changed: ['the refusals, which are others each time'] };
}

const keysKept = async () =>
  (
    await sql<{ n: number }>(`SELECT count(*)::int AS n FROM point_keys WHERE source LIKE 'api:%'`)
  )[0]?.n ?? 0;

const tally = (seen: readonly Seen[]) => {
  const counts = new Map<number, number>();
  for (const { status } of seen) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([status, n]) => `${status} x ${n}`);
};

/** Random calls in the shape of the endpoints and of no shape at all, at the console as it is built. */
export const fuzz: Proof = {
  id: 'fuzz',
  proves:
    '10,000 structured and 10,000 raw requests at the API: no 5xx, always a typed problem with a code, no state changed by a refusal',
  seeds: 1,
  servedBy: 'product',
  broken: 'a table that two endpoints read is gone',
  run: async ({ place, seeds, part, isBroken, say }) => {
    await openTill();
    await sql(
      `INSERT INTO stores (external_id, name, partner) VALUES ('OWN', 'Own', ''), ('OTHER', 'Other', 'fuel')`,
    );
    // The random calls speak of these three.
    await membersWith(3, 1_000, 7_001);
    if (isBroken) await sql('ALTER TABLE consent_states RENAME TO consent_states_gone');
    const calls = part(CALLS);
    const wrong: string[] = [];
    const one: Fuzz = { url: place.api.url(), wrong };
    const databaseUrl = place.databaseUrl();
    const lines: string[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const random = seeded(20_261_126 + seed);
      const before = await keysKept();
      const structured = await sendAll(
        one,
        Array.from({ length: calls }, () => structuredCall(random)),
        await keysFor(calls),
      );
      const written = structured.filter(({ isWritten }) => isWritten).length;
      const kept = (await keysKept()) - before;
      if (kept !== written) wrong.push(`${written} writes were answered, ${kept} keys kept`);
      const again = await sendRefused(one, databaseUrl, structured);
      const keys = await keysFor(calls);
      const raw = await changedBy(databaseUrl, () =>
        sendAll(
          one,
          Array.from({ length: calls }, () => rawCall(random)),
          keys,
        ),
      );
      for (const name of [...again.changed, ...raw.changed]) wrong.push(`changed: ${name}`);
      const line = `seed ${seed}: ${calls} structured (${tally(structured).join(', ')}), ${written} wrote and kept their key; ${again.refused} refused ones sent again changed nothing; ${calls} raw (${tally(raw.result).join(', ')})`;
      say(line);
      lines.push(line);
    }
    for (const told of wrong.slice(0, MOST_TOLD)) say(told);
    if (isBroken) await sql('ALTER TABLE consent_states_gone RENAME TO consent_states');
    const differences = await ledgerDifferences();
    return {
      passed: wrong.length === 0 && differences === 0,
      figures: `${wrong.length} wrong answers or changes; the doctor finds ${differences}; ${lines.join('; ')}`,
    };
  },
};
