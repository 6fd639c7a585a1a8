import { Client } from 'pg';
import { ledgerDifferences, membersWith } from './books';
import type { Place } from './place';
import type { Proof, ProofContext } from './proof';
import { randomOf } from './random';
import { type Answer, codeOf, isPassing, openTill, redeem, sql } from './till';

const OPERATIONS = 10_000;
const DUPLICATES = 0.2;
const MEMBERS = 200;
const BALANCE = 1_000;
const AT_ONCE = 16;
const KILLS = 7;
const DISCONNECTS = 6;
const MOST_TRIES = 400;

type Operation = { readonly memberId: number; readonly points: string; readonly key: string };

/** One in five is an earlier one again, with its key. */
function operationsOf(seed: number, count: number, members: readonly number[]): Operation[] {
  const random = randomOf(seed);
  const all: Operation[] = [];
  while (all.length < count) {
    const earlier = all[random(Math.max(1, all.length))];
    if (earlier !== undefined && random(1000) < DUPLICATES * 1000) all.push(earlier);
    else {
      const memberId = members[random(members.length)] ?? 0;
      all.push({ memberId, points: String(1 + random(40)), key: `c${seed}-${all.length}` });
    }
  }
  return all;
}

const disconnectAll = () =>
  sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`).catch(() => undefined);

/** What happens meanwhile, in a random order, evenly over the operations. */
function accidentsOf(
  seed: number,
  { place, part }: Pick<ProofContext, 'place' | 'part'>,
): (() => Promise<void>)[] {
  const random = randomOf(seed + 77);
  const again = (what: { kill: () => Promise<void>; start: () => Promise<void> }) => async () => {
    await what.kill();
    await what.start();
  };
  const list = [
    ...Array.from({ length: part(KILLS) }, () => again(place.api)),
    ...Array.from({ length: part(KILLS) }, () => again(place.worker)),
    ...Array.from({ length: part(KILLS) }, () => again(place.database)),
    ...Array.from({ length: part(DISCONNECTS) }, () => async () => void (await disconnectAll())),
  ];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    const [a, b] = [list[last], list[other]];
    if (a !== undefined && b !== undefined) [list[last], list[other]] = [b, a];
  }
  return list;
}

/** Sends all of them, 16 at a time, each until it is answered; kills meanwhile. What was answered, by key. */
async function storm(
  context: Pick<ProofContext, 'place' | 'part'>,
  till: { readonly url: string; readonly apiKey: string },
  { operations, seed }: { readonly operations: readonly Operation[]; readonly seed: number },
) {
  const answers = new Map<string, string>();
  const accidents = accidentsOf(seed, context);
  const every = Math.floor(operations.length / (accidents.length + 1));
  let next = 0;
  let different = 0;
  let unanswered = 0;
  let lost = 0;
  let accident: Promise<void> = Promise.resolve();
  const worker = async () => {
    for (;;) {
      const nth = next;
      next += 1;
      const operation = operations[nth];
      if (operation === undefined) return;
      if (nth > 0 && nth % every === 0) {
        const happening = accidents.pop();
        if (happening !== undefined) accident = accident.then(happening);
      }
      let answer: Answer = null;
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        answer = await redeem(till, operation);
        if (!isPassing(answer)) break;
        lost += 1;
        await new Promise((wake) => setTimeout(wake, 100));
      }
      if (answer === null || isPassing(answer)) unanswered += 1;
      else if (answer.status < 300) {
        const known = answers.get(operation.key);
        if (known !== undefined && known !== answer.text) different += 1;
        answers.set(operation.key, answer.text);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await accident;
  return { answers, different, unanswered, lost, left: accidents.length };
}

/** Every answer again, byte for byte, and nothing is booked by it. */
async function replay(
  till: { readonly url: string; readonly apiKey: string },
  operations: readonly Operation[],
  answers: ReadonlyMap<string, string>,
): Promise<number> {
  let different = 0;
  const byKey = [...new Map(operations.map((one) => [one.key, one])).values()];
  const known = byKey.filter(({ key }) => answers.has(key));
  let next = 0;
  const worker = async () => {
    for (let one = known[next++]; one !== undefined; one = known[next++]) {
      let answer = await redeem(till, one);
      for (let tries = 0; isPassing(answer) && tries < MOST_TRIES; tries += 1) {
        answer = await redeem(till, one);
      }
      // Done anew instead of told again: what had been acknowledged was gone.
      const isTold = codeOf(answer) === 'done' && answer?.isReplayed === true;
      if (!isTold || answer?.text !== answers.get(one.key)) different += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return different;
}

/** Members whose balance is not what the answered redemptions leave of it, or below zero. */
async function countWrong(
  members: readonly number[],
  operations: readonly Operation[],
  answers: ReadonlyMap<string, string>,
): Promise<number> {
  const spent = new Map<number, number>();
  for (const { key, memberId, points } of new Map(
    operations.map((one) => [one.key, one]),
  ).values()) {
    if (answers.has(key)) spent.set(memberId, (spent.get(memberId) ?? 0) + Number(points));
  }
  const rows = await sql<{ id: number; balance: string }>(
    'SELECT member_id::float8 AS id, balance::text FROM point_accounts WHERE member_id = ANY ($1)',
    [members],
  );
  return rows.filter(({ id, balance }) => {
    const expected = BigInt((BALANCE - (spent.get(id) ?? 0)) * 100);
    return BigInt(balance) !== expected || expected < 0n;
  }).length;
}

/** The database says that it has written what it will write some seconds later. */
async function acknowledgeTooEarly(place: Place): Promise<void> {
  const client = new Client({ connectionString: place.databaseUrl() });
  await client.connect();
  await client.query('ALTER DATABASE vernost SET synchronous_commit = off');
  await client.query(`ALTER SYSTEM SET wal_writer_delay = '10s'`);
  await client.query(`ALTER SYSTEM SET wal_writer_flush_after = '1GB'`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** Redemptions while API, worker and database are killed and all connections cut. */
export const crash: Proof = {
  id: 'crash',
  proves:
    '10,000 operations with 20 % duplicates, 7 SIGKILLs each of API, worker and database, 6 mass disconnects: nothing lost, doubled, negative or different on replay',
  seeds: 5,
  servedBy: 'api',
  broken: 'commits that are acknowledged before they are on the disk',
  run: async ({ place, seeds, part, isBroken, say }) => {
    if (isBroken) await acknowledgeTooEarly(place);
    await place.api.start();
    await place.worker.start();
    const apiKey = await openTill();
    let wrong = 0;
    const lines: string[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const startedMs = performance.now();
      const members = await membersWith(MEMBERS, BALANCE);
      const operations = operationsOf(seed, part(OPERATIONS), members);
      const till = { url: place.api.url(), apiKey };
      const seen = await storm({ place, part }, till, { operations, seed });
      const different = seen.different + (await replay(till, operations, seen.answers));
      const balances = await countWrong(members, operations, seen.answers);
      const differences = await ledgerDifferences();
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
      const line = `seed ${seed}: ${operations.length} operations, ${seen.answers.size} keys done, ${seen.lost} answers lost or busy and asked again, ${seen.unanswered} never answered, ${different} different on replay, ${balances} wrong balances, the doctor finds ${differences}, ${seen.left} accidents left over, ${seconds} s`;
      lines.push(line);
      say(line);
      wrong += seen.unanswered + different + balances + differences + seen.left;
    }
    return { passed: wrong === 0, figures: lines.join('; ') };
  },
};
