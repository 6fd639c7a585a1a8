import { Pool } from 'pg';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { recordPurchase } from '@/lib/purchases/commands/record-purchase';
import { quotePurchase } from '@/lib/purchases/queries/quote-purchase';
import { benchDatabase, dropDatabase, onConnection, switchDatabase } from '../bench-database';
import { type Measurement, median, percentile } from '../measure';
import { LANES, onLanes } from './lanes';
import { purchasesOverHttp } from './over-http';
import { processorMs } from './processor';
import { seedTill, TILL_NOW } from './seed-till';

const DATABASE = 'vernost_bench_till';
const WARM_UP = 400;
/** Ours and the reference in turns: what disturbs the machine disturbs both. */
const TURNS = 5;
const A_TURN = 1_000;
const OVER_HTTP = 2_000;
const QUOTES = 1_000;
const P99_MS = 50;
const SHARE_WANTED = 0.3;
/** Of a processor, for a receipt: in Node as in the database. */
const PROCESSOR_MS = 3;
const LINES = 3;
const till = systemActor('bench');
/** Steps through the members without visiting one twice in a row. */
const STRIDE = 7_919;

const memberOf = (place: number, members: number) => 1 + ((place * STRIDE) % members);

let receipts = 0;

function basket(members: number) {
  receipts += 1;
  return {
    memberId: memberOf(receipts, members),
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

const record = (members: number) =>
  runCommand(
    recordPurchase,
    { ...basket(members), key: `bench-${receipts}`, receipt: `B${receipts}` },
    till,
    { now: TILL_NOW },
  );

/**
 * The reference: one row of purchases with its lines in a transaction, nothing derived, by the same driver, prepared as ours are,
 * on as many connections of the same server, which keeps both alike. Its tables have columns, checks and indexes of the real
 * ones, and neither their months nor their guards.
 */
const BARE = {
  name: 'bare_purchase',
  text: `
  WITH bought AS (
    INSERT INTO bare_purchases (member_id, business_date, purchase_id, store_id, till, receipt, is_return, purchased_at, amount_minor)
    VALUES ($1, '2026-11-20', nextval('purchase_id_seq'), 1, '', $2, false, $3, $4) RETURNING member_id, purchase_id)
  INSERT INTO bare_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor)
  SELECT member_id, '2026-11-20', purchase_id, n, 'A', 'C', 1000, $4 FROM bought, generate_series(1, ${LINES}) n`,
};

async function insertBare(pool: Pool, place: number, members: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const values = [memberOf(place, members), `B${place}`, TILL_NOW, 10_000];
    await client.query({ ...BARE, values });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** Purchases a second through the command and bare, medians of turns, and how long each purchase took in milliseconds. */
async function inTurns(databaseUrl: string, members: number) {
  const pool = new Pool({ connectionString: databaseUrl, max: LANES });
  let placed = 0;
  const bare = () => {
    placed += 1;
    return insertBare(pool, placed, members);
  };
  const ours: number[] = [];
  const reference: number[] = [];
  const times: number[] = [];
  const taken = { node: 0, database: 0 };
  const perSecond = (ms: number) => (A_TURN * 1_000) / ms;
  try {
    await onLanes(WARM_UP, bare);
    await onLanes(WARM_UP, () => record(members));
    for (let turn = 0; turn < TURNS; turn += 1) {
      reference.push(perSecond((await onLanes(A_TURN, bare)).allMs));
      const before = await processorMs(databaseUrl);
      const done = await onLanes(A_TURN, () => record(members));
      const after = await processorMs(databaseUrl);
      taken.node += (after.node - before.node) / (TURNS * A_TURN);
      taken.database += (after.database - before.database) / (TURNS * A_TURN);
      ours.push(perSecond(done.allMs));
      times.push(...done.times);
    }
    return { ours: median(ours), reference: median(reference), times, taken };
  } finally {
    await pool.end();
  }
}

/**
 * Purchases through the command and through the API at eight tills at once against bare inserts, their p99, and that of a quote; on a
 * base of their own.
 */
export async function measureTill(
  serverUrl: string,
  members: number,
): Promise<readonly Measurement[]> {
  try {
    const databaseUrl = await benchDatabase(serverUrl, { name: DATABASE, isNew: true });
    await switchDatabase(databaseUrl);
    await onConnection(databaseUrl, (client) => seedTill(client, members));
    const { ours, reference, times, taken } = await inTurns(databaseUrl, members);
    const quote = () => runQuery(quotePurchase, basket(members), till, { now: TILL_NOW });
    await onLanes(WARM_UP, quote);
    const quotes = await onLanes(QUOTES, quote);
    const http = await purchasesOverHttp(databaseUrl, {
      ...{ count: OVER_HTTP, warmUp: WARM_UP },
      memberOf: (place) => memberOf(place, members),
    });
    const bare = { reference, against: 'bare inserts', unit: 'rows/s' } as const;
    const target = { reference: P99_MS, against: 'target', unit: 'ms' } as const;
    const processor = { reference: PROCESSOR_MS, against: 'target', unit: 'ms' } as const;
    const at = `${LANES} at once`;
    return [
      {
        ...{ name: `purchases through the command, ${at}`, ours, ...bare },
        against: `bare inserts; target ${SHARE_WANTED}`,
      },
      { name: 'processor of a purchase, Node', ours: taken.node, ...processor },
      { name: 'processor of a purchase, database', ours: taken.database, ...processor },
      { name: 'purchase p99', ours: percentile(times, 0.99), ...target },
      { name: 'quote p99', ours: percentile(quotes.times, 0.99), ...target },
      {
        ...{ name: `purchases through the API, ${at}`, ...bare },
        ours: (OVER_HTTP * 1_000) / http.allMs,
      },
      { name: 'purchase through the API p99', ours: percentile(http.times, 0.99), ...target },
    ];
  } finally {
    await switchDatabase(serverUrl);
    await dropDatabase(serverUrl, DATABASE);
  }
}
