import { Pool } from 'pg';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { recordPurchase } from '@/lib/purchases/commands/record-purchase';
import { quotePurchase } from '@/lib/purchases/queries/quote-purchase';
import { benchDatabase, dropDatabase, onConnection, switchDatabase } from '../bench-database';
import { type Measurement, percentile } from '../measure';
import { seedTill, TILL_NOW } from './seed-till';

const DATABASE = 'vernost_bench_till';
const CONNECTIONS = 8;
const WARM_UP = 400;
const RECEIPTS = 4_000;
const QUOTES = 1_000;
const P99_MS = 50;
const QUOTE_P99_MS = 50;
const SHARE_WANTED = 0.3;
const LINES = 3;
const till = systemActor('bench');
/** Steps through the members without visiting one twice in a row. */
const STRIDE = 7_919;

let receipts = 0;

function basket(members: number) {
  receipts += 1;
  return {
    memberId: 1 + ((receipts * STRIDE) % members),
    storeId: 1 + (receipts % 20),
    purchasedAt: TILL_NOW,
    lines: Array.from({ length: LINES }, (_, place) => ({
      article: `A${place}`,
      category: `C${place}`,
      quantityMilli: '1000',
      amountMinor: String(10_000 + (receipts % 997)),
    })),
  };
}

/** Runs the work so many times on several lanes at once. @returns how long each took, and all of it, in milliseconds */
async function onLanes(
  count: number,
  work: (place: number) => Promise<unknown>,
): Promise<{ readonly times: readonly number[]; readonly allMs: number }> {
  const times: number[] = [];
  let next = 0;
  const startedMs = performance.now();
  const lane = async () => {
    while (next < count) {
      next += 1;
      const fromMs = performance.now();
      await work(next);
      times.push(performance.now() - fromMs);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return { times, allMs: performance.now() - startedMs };
}

const record = (members: number) =>
  runCommand(
    recordPurchase,
    { ...basket(members), key: `bench-${receipts}`, receipt: `B${receipts}` },
    till,
    { now: TILL_NOW },
  );

/** The reference: one row of purchases with its lines, nothing derived, by the same driver. */
const BARE = `
  WITH bought AS (
    INSERT INTO bare_purchases (member_id, business_date, purchase_id, store_id, till, receipt, is_return, purchased_at, amount_minor)
    VALUES ($1, '2026-11-20', nextval('purchase_id_seq'), 1, '', $2, false, $3, $4) RETURNING member_id, purchase_id)
  INSERT INTO bare_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor)
  SELECT member_id, '2026-11-20', purchase_id, n, 'A', 'C', 1000, $4 FROM bought, generate_series(1, ${LINES}) n`;

async function measureBare(databaseUrl: string, members: number): Promise<number> {
  const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  const insert = async (place: number) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const memberId = 1 + ((place * STRIDE) % members);
      await client.query(BARE, [memberId, `B${place}`, TILL_NOW, 10_000]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
  try {
    await onLanes(WARM_UP, insert);
    return (await onLanes(RECEIPTS, insert)).allMs;
  } finally {
    await pool.end();
  }
}

/** Purchases through the command at eight connections against bare inserts, their p99, and that of a quote; on a base of their own. */
export async function measureTill(
  serverUrl: string,
  members: number,
): Promise<readonly Measurement[]> {
  try {
    const databaseUrl = await benchDatabase(serverUrl, { name: DATABASE, isNew: true });
    await switchDatabase(databaseUrl);
    await onConnection(databaseUrl, (client) => seedTill(client, members));
    const bareMs = await measureBare(databaseUrl, members);
    await onLanes(WARM_UP, () => record(members));
    const { times, allMs } = await onLanes(RECEIPTS, () => record(members));
    const quotes = await onLanes(QUOTES, () =>
      runQuery(quotePurchase, basket(members), till, { now: TILL_NOW }),
    );
    const perSecond = (ms: number) => (RECEIPTS * 1_000) / ms;
    const at = `${CONNECTIONS} connections`;
    const bare = perSecond(bareMs);
    const p99 = { unit: 'ms', against: 'target' } as const;
    return [
      {
        name: `purchases through the command, ${at}`,
        ours: perSecond(allMs),
        reference: bare,
        against: `bare inserts; target ${SHARE_WANTED}`,
        unit: 'rows/s',
      },
      { name: 'purchase p99', ours: percentile(times, 0.99), reference: P99_MS, ...p99 },
      { name: 'quote p99', ours: percentile(quotes.times, 0.99), reference: QUOTE_P99_MS, ...p99 },
    ];
  } finally {
    await switchDatabase(serverUrl);
    await dropDatabase(serverUrl, DATABASE);
  }
}
