import { setTimeout as sleep } from 'node:timers/promises';
import { Vernost, VernostError } from '@/clients/typescript/vernost';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import type { TillReceipt } from '../lib/till/read-receipts';
import { atRate, bodyOf, keyOf, type Replayed, replay } from '../lib/till/replay';
import { ledgerDifferences } from './books';
import type { Proof } from './proof';
import { openTill, sql, ZONE } from './till';

const CUSTOMERS = 1_000;
const STORES = 20;
/** Receipts a second, for so long, and what 99 of 100 must be answered within: from when each was due. */
const STEADY = { name: 'steady', rate: 50, seconds: 600, p99Ms: 250 };
const RUSH = { name: 'rush', rate: 150, seconds: 60, p99Ms: 1_000 };
/** Four times the rush. Who is refused does not come again before it is over. */
const FLOOD = { name: 'flood', rate: 600, seconds: 10 };
const BACK_WITHIN_MS = 10_000;
const PROMPT_MS = 1_000;
const LOOK_EVERY_MS = 250;
/** Receipts that were refused come again at a rate that a till room would. */
const AFTERWARDS_RATE = 40;
const AMOUNT_MINOR = 17_980n;

type Run = { readonly client: Vernost; readonly isBroken: boolean };

/** Receipts of today, each of one line, in turn by stores and customers. */
function receiptsOf(name: string, count: number): TillReceipt[] {
  const now = new Date();
  return Array.from({ length: count }, (_, nth) => ({
    store: `L${nth % STORES}`,
    till: '1',
    receipt: `${name}-${nth}`,
    businessDate: dayInZone(now, ZONE),
    purchasedAt: now.toJSON(),
    customer: `load-${nth % CUSTOMERS}`,
    lines: [{ article: '10-200', category: '', quantity: '2', amountMinor: AMOUNT_MINOR }],
  }));
}

/** What of the receipts is in the books: each once, with its amount and its points. */
async function inBooks(
  name: string,
): Promise<{ readonly receipts: number; readonly amount: bigint }> {
  const [row] = await sql<{ receipts: number; amount: string }>(
    `SELECT count(DISTINCT receipt)::int AS receipts, coalesce(sum(amount_minor), 0)::text AS amount
       FROM purchases WHERE receipt LIKE $1`,
    [`${name}-%`],
  );
  return { receipts: row?.receipts ?? 0, amount: BigInt(row?.amount ?? '0') };
}

const ms = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** What is missing or too much of so many receipts; empty: nothing. */
async function lossOf(name: string, count: number): Promise<string> {
  const { receipts, amount } = await inBooks(name);
  const isWhole = receipts === count && amount === BigInt(count) * AMOUNT_MINOR;
  return isWhole
    ? ''
    : `${receipts} of ${count} in the books, ${amount} instead of ${BigInt(count) * AMOUNT_MINOR}`;
}

async function phase({ client, isBroken }: Run, how: typeof STEADY, seconds: number) {
  const count = how.rate * seconds;
  const receipts = receiptsOf(how.name, count);
  const done: Replayed = await replay(client, receipts, how.rate);
  const gaveUp = Object.keys(done.refused).length > 0;
  // A till that gave up comes again later, under the same keys: of the others nothing may be booked twice by it.
  if (gaveUp) await replay(client, receipts, AFTERWARDS_RATE);
  if (isBroken) {
    await sql(`SET LOCAL session_replication_role = replica;
      DELETE FROM purchases WHERE receipt = '${how.name}-0'`);
  }
  const loss = await lossOf(how.name, count);
  const p99 = ms(done.latenciesMs, 0.99);
  const isRight = loss === '' && !gaveUp && p99 < how.p99Ms;
  const line = `${how.rate} a second for ${seconds} s: p50 ${ms(done.latenciesMs, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (wanted under ${how.p99Ms}), most ${ms(done.latenciesMs, 1).toFixed(0)} ms, ${done.repeats} sent again, given up at first ${JSON.stringify(done.refused)}, ${loss === '' ? `all ${count} in the books once` : loss}`;
  return { isRight, line };
}

type Told = { ok: number; busy: number; rude: number; lost: number };

/** Sends each once, whatever is answered; afterwards all that was not taken until it is. */
async function flood({ client }: Run, seconds: number) {
  const receipts = receiptsOf(FLOOD.name, FLOOD.rate * seconds);
  const told: Told = { ok: 0, busy: 0, rude: 0, lost: 0 };
  const left: TillReceipt[] = [];
  const others = new Set<string>();
  await atRate(receipts, FLOOD.rate, async (receipt) => {
    try {
      await client.recordPurchase({ body: bodyOf(receipt), idempotencyKey: keyOf(receipt) });
      told.ok += 1;
    } catch (error) {
      left.push(receipt);
      if (!(error instanceof VernostError)) {
        told.lost += 1;
        others.add(error instanceof Error ? String(error.cause ?? error).slice(0, 80) : 'unknown');
        return;
      }
      const isBusy = error.status === 429 || error.status === 503;
      if (isBusy && error.retryAfterSeconds !== null) told.busy += 1;
      else {
        told.rude += 1;
        others.add(`${error.status} ${error.code}`);
      }
    }
  });
  return { told, left, count: receipts.length, others: [...others] };
}

/** How long until a receipt is taken within a second. */
async function untilPrompt({ client }: Run): Promise<number> {
  const startedMs = performance.now();
  const probes = receiptsOf('probe', 400);
  for (const receipt of probes) {
    const sentMs = performance.now();
    const isTaken = await client
      .recordPurchase({ body: bodyOf(receipt), idempotencyKey: keyOf(receipt) })
      .then(
        () => true,
        () => false,
      );
    if (isTaken && performance.now() - sentMs < PROMPT_MS) break;
    await sleep(LOOK_EVERY_MS);
  }
  return performance.now() - startedMs;
}

async function floodPhase(run: Run, seconds: number) {
  let overMs = 0;
  const ending = sleep(seconds * 1_000).then(async () => {
    overMs = await untilPrompt(run);
  });
  const { told, left, count, others } = await flood(run, seconds);
  await ending;
  const again = await replay(run.client, left, AFTERWARDS_RATE);
  const loss = await lossOf(FLOOD.name, count);
  const isRight =
    told.rude === 0 && told.lost === 0 && told.busy > 0 && overMs <= BACK_WITHIN_MS && loss === '';
  const line = `${FLOOD.rate} a second for ${seconds} s: ${told.ok} taken, ${told.busy} told to come again (429 or 503 with Retry-After), ${told.rude} answered otherwise, ${told.lost} without an answer${others.length === 0 ? '' : ` (${others.join(', ')})`}; prompt again ${(overMs / 1000).toFixed(1)} s after it; the ${left.length} came again (${again.repeats} more than once), ${loss === '' ? `all ${count} in the books once` : loss}`;
  return { isRight, line };
}

/** Tills that send receipts whether or not the ones before are answered. */
export const load: Proof = {
  id: 'load',
  proves:
    '50 receipts a second for 10 min with p99 under 250 ms, 150 for 60 s under 1 s, at 600 a second 429 or 503 with Retry-After and prompt again within 10 s; nothing lost',
  seeds: 1,
  servedBy: 'product',
  broken: 'every receipt takes 0.3 s longer in the base, and one of them is lost afterwards',
  run: async ({ place, part, isBroken, say }) => {
    const apiKey = await openTill();
    await sql(
      `INSERT INTO stores (store_id, external_id, name) SELECT 100 + n, 'L' || n, 'Store ' || n FROM generate_series(0, ${STORES - 1}) AS n`,
    );
    await seedRule({
      definition: { kind: 'earning', effect: { kind: 'rate', points: '1', perMinor: '100' } },
      startsOn: '2000-01-01',
    });
    const client = new Vernost({ url: place.api.url().replace('/api/v1', ''), key: apiKey });
    await seedMembers(
      Array.from({ length: CUSTOMERS }, (_, nth) => ({
        memberId: nth + 1,
        external: `load-${nth}`,
      })),
    );
    // The first calls find nothing warm: they are not what is measured.
    await replay(client, receiptsOf('warm', 200), 20);
    if (isBroken) {
      await sql(`CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END';
        CREATE TRIGGER be_slow BEFORE INSERT ON purchases FOR EACH ROW EXECUTE FUNCTION be_slow()`);
    }
    const run: Run = { client, isBroken };
    const seen: { isRight: boolean; line: string }[] = [];
    for (const step of [
      () => phase(run, STEADY, part(STEADY.seconds)),
      () => phase(run, RUSH, part(RUSH.seconds)),
      () => floodPhase(run, part(FLOOD.seconds)),
    ]) {
      const one = await step();
      say(one.line);
      seen.push(one);
    }
    const differences = await ledgerDifferences();
    return {
      passed: seen.every(({ isRight }) => isRight) && differences === 0,
      figures: `${seen.map(({ line }) => line).join('; ')}; the doctor finds ${differences}`,
    };
  },
};
