import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { withTx } from '@/db/write';
import { startImport } from '@/lib/imports/commands/start-import';
import { testActor, uploadText } from '@/lib/imports/testing/import-text';
import { runCommand } from '@/lib/kernel/command';
import { createEndpoint } from '@/lib/webhooks/commands/create-endpoint';
import { emitEvents } from '@/lib/webhooks/emit-events';
import { openReceiver } from '@/lib/webhooks/testing/receiver';
import { ledgerDifferences, membersWith } from './books';
import type { Place } from './place';
import type { Proof } from './proof';
import { ADMIN, codeOf, openTill, redeem, sql } from './till';

const DATABASE_MS = 15_000;
const WEB_MS = 5_000;
const JOB_MS = 60_000;
/** What a planted fault keeps each away for, beyond what is allowed. */
const LONGER_MS = 3_000;
const LOOK_EVERY_MS = 20;
const CALL_MS = 1_000;
const IMPORTED = 60_000;
/** An import that was taken up comes to its end within this. */
const WHOLE_MS = 5 * 60_000;

const MAPPING = {
  kind: 'purchases',
  rowIs: 'receipt',
  file: {
    ...{ header: true, separator: 'comma', encoding: 'utf-8', decimalMark: '.' },
    datePatterns: ['YYYY-MM-DD HH:mm'],
  },
  fields: {
    receipt: { column: 'n' },
    moment: { column: 'at' },
    customer: { column: 'who' },
    amount: { column: 'sum' },
    store: { constant: 'R1' },
  },
  withoutCustomer: 'guest',
  zeroAmounts: 'skip',
};

/** How long until it is so, looked at again and again; twice what is allowed at most. */
async function until(isSo: () => Promise<boolean>, mostMs: number): Promise<number> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < mostMs * 2) {
    if (await isSo().catch(() => false)) break;
    await sleep(LOOK_EVERY_MS);
  }
  return performance.now() - startedMs;
}

async function accepts(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CALL_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A till that asks for a point each time, with a key of its own. */
function tillOf(place: Place, apiKey: string, memberId: number) {
  let nth = 0;
  return async () => {
    nth += 1;
    const till = { url: place.api.url(), apiKey, mostMs: CALL_MS };
    return codeOf(await redeem(till, { memberId, points: '1', key: `r${nth}` })) === 'done';
  };
}

type Times = { back: number; database: number; web: number; import: number; webhook: number };

/** Nobody gets a connection for longer than is allowed. */
function hang(pid: number): void {
  process.kill(pid, 'SIGSTOP');
  setTimeout(() => process.kill(pid, 'SIGCONT'), DATABASE_MS + LONGER_MS);
}

async function killDatabase(place: Place, serves: () => Promise<boolean>, isBroken: boolean) {
  await place.database.kill();
  const back = await until(() => accepts(place.databaseUrl()), DATABASE_MS * 2);
  if (isBroken) hang(place.database.pid());
  return { back, database: await until(serves, DATABASE_MS) };
}

async function killWeb(place: Place, serves: () => Promise<boolean>, isBroken: boolean) {
  const killedMs = performance.now();
  await place.api.kill();
  if (isBroken) await sleep(WEB_MS + LONGER_MS);
  await until(serves, WEB_MS * 4);
  return performance.now() - killedMs;
}

const standing = async (importId: number) => {
  const [row] = await sql<{ state: string; lease: string | null; merged: number }>(
    `SELECT state, lease::text, coalesce(array_length(merged_chunks, 1), 0) AS merged FROM imports WHERE import_id = $1`,
    [importId],
  );
  return row ?? { state: '', lease: null, merged: 0 };
};

/** An import in the middle of the work of a worker that is killed. Wrong: it is not whole in the end. */
async function killImporting(place: Place, seed: number) {
  const rows = Array.from(
    { length: IMPORTED },
    (_, nth) => `${seed}-${nth},2026-10-${10 + (nth % 20)} 12:00,c${nth % 5_000},199.90`,
  );
  const importId = await uploadText('purchases', ['n,at,who,sum', ...rows].join('\n'));
  await runCommand(startImport, { importId, mapping: MAPPING }, testActor);
  await until(async () => (await standing(importId)).lease !== null, JOB_MS);
  const { lease, state } = await standing(importId);
  await place.worker.kill();
  const taken = await until(async () => {
    const now = await standing(importId);
    return now.state === 'done' || (now.lease !== null && now.lease !== lease);
  }, JOB_MS);
  await until(async () => (await standing(importId)).state === 'done', WHOLE_MS / 2);
  const [kept] = await sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM purchases WHERE receipt LIKE $1',
    [`${seed}-%`],
  );
  return { taken, from: state, isWhole: kept?.n === IMPORTED };
}

/** An event whose worker is killed while the receiver keeps it waiting. */
async function killDelivering(
  place: Place,
  receiver: Awaited<ReturnType<typeof openReceiver>>,
): Promise<number> {
  const before = receiver.arrived.length;
  receiver.behaviour.answer = () => undefined;
  await withTx({ label: 'system:safety', requestId: 'safety' }, (tx) =>
    emitEvents(tx, [
      {
        type: 'tier.changed',
        data: { memberId: 1, from: 'silver', to: 'gold', reason: 'earned' },
        happenedAt: new Date(),
      },
    ]),
  );
  await until(async () => receiver.arrived.length > before, JOB_MS);
  receiver.behaviour.answer = (response) => response.writeHead(204).end();
  await place.worker.kill();
  return until(async () => receiver.arrived.length > before + 1, JOB_MS);
}

/** How soon things go on after a kill, by nobody's hand. */
export const recovery: Proof = {
  id: 'recovery',
  proves:
    'database back: first success within 15 s; web within 5 s; a job taken up again within 60 s',
  seeds: 3,
  servedBy: 'product',
  broken: 'the database hangs when it is back, and the web is not called in time',
  run: async ({ place, seeds, isBroken, say }) => {
    const apiKey = await openTill();
    const [memberId = 0] = await membersWith(1, 1_000);
    const serves = tillOf(place, apiKey, memberId);
    await until(serves, DATABASE_MS);
    const receiver = await openReceiver();
    await runCommand(
      createEndpoint,
      { url: receiver.url(), eventTypes: ['tier.changed'], description: '' },
      ADMIN,
    );
    const seen: Times[] = [];
    let cut = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { back, database } = await killDatabase(place, serves, isBroken);
      const web = await killWeb(place, serves, isBroken);
      const job = await killImporting(place, seed);
      const webhook = await killDelivering(place, receiver);
      if (!job.isWhole) cut += 1;
      seen.push({ back, database, web, import: job.taken, webhook });
      const told = [back, database, web, job.taken, webhook].map((ms) => (ms / 1000).toFixed(1));
      say(
        `seed ${seed}: database accepts ${told[0]} s after its kill, first success ${told[1]} s later; web ${told[2]} s; import killed at ${job.from} taken up ${told[3]} s, ${job.isWhole ? 'whole' : 'NOT whole'} in the end; event ${told[4]} s`,
      );
    }
    await receiver.close();
    const worst = (name: keyof Times) => Math.max(...seen.map((times) => times[name]));
    const told = (name: keyof Times) => `${(worst(name) / 1000).toFixed(1)} s`;
    const differences = await ledgerDifferences();
    const isInTime =
      worst('database') <= DATABASE_MS &&
      worst('web') <= WEB_MS &&
      worst('import') <= JOB_MS &&
      worst('webhook') <= JOB_MS;
    return {
      passed: isInTime && cut === 0 && differences === 0,
      figures: `slowest of ${seeds}: the database accepts ${told('back')} after its kill, first success ${told('database')} later; the web answers ${told('web')} after its kill; an import is taken up ${told('import')} and an event sent again ${told('webhook')} after the worker's; ${cut} imports not whole; the doctor finds ${differences}`,
    };
  },
};
