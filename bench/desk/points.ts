import type { Client } from 'pg';
import { withTx } from '@/db/write';
import { actorLabel, systemActor } from '@/lib/domain/access/actor';
import { assert } from '@/lib/domain/shared/assert';
import { wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { expireLots } from '@/lib/points/commands/expire-lots';
import { redeemPoints } from '@/lib/points/commands/redeem';
import { credit } from '@/lib/points/ledger/credit';
import { lockAccount } from '@/lib/points/ledger/lock-accounts';
import { listPointEntries } from '@/lib/points/queries/list-entries';
import { inTurns, type Measurement, timed } from '../measure';
import { DESK_NOW, HEAVY_MEMBER } from './seed-desk';

const RUNS = 40;
const PAGE_TARGET_MS = 50;
const LOTS_TARGET_PER_SECOND = 100_000;
/** Steps through the base so that each member is another page of every table. */
const STRIDE = 7_919;
const MOST_RUNS = 2_000;

const actor = systemActor('bench');
const now = DESK_NOW;

async function expireAll(): Promise<number> {
  let lots = 0;
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const ended = await runCommand(expireLots, {}, actor, { now });
    if (ended === 0) return lots;
    lots += ended;
  }
  return lots;
}

/** Giving and spending points one by one, a page of a statement, and the end of many lots. */
export async function measurePoints(
  client: Client,
  members: number,
): Promise<readonly Measurement[]> {
  let turn = 0;
  const next = () => {
    turn += 1;
    return ((turn * STRIDE) % members) + 1;
  };
  const tx = { label: actorLabel(actor), requestId: 'bench' };
  const earn = () =>
    withTx(tx, async (open) => {
      const account = await lockAccount(open, next(), now);
      const movement = { source: 'bench', key: `c${turn}` };
      const lot = { expiresAt: null };
      await credit({ tx: open, actor, now }, account, {
        kind: 'earn',
        points: wholePoints(10),
        lot,
        movement,
      });
    });
  const redeem = () =>
    runCommand(redeemPoints, { memberId: next(), points: '10', key: `r${turn}` }, actor, { now });
  await client.query('CREATE TABLE bench_rows (id bigint PRIMARY KEY, amount bigint)');
  let row = 0;
  const bare = () => {
    row += 1;
    return client.query('INSERT INTO bench_rows VALUES ($1, 1)', [row]);
  };
  const page = (upTo: number | null) => () =>
    runQuery(listPointEntries, { memberId: HEAVY_MEMBER, upTo }, actor);
  const statement = await inTurns({ ours: page(null), reference: page(2_500) }, RUNS);
  const credits = await inTurns({ ours: earn, reference: bare }, RUNS);
  const debits = await inTurns({ ours: redeem, reference: bare }, RUNS);
  let lots = 0;
  const expiryMs = await timed(async () => {
    lots = await expireAll();
  });
  assert(lots > 0, 'lots of the bench end');
  const insert = { against: 'bare INSERT of a row', unit: 'ms' } as const;
  const target = { reference: PAGE_TARGET_MS, against: 'target', unit: 'ms' } as const;
  return [
    { name: 'Points given to a member', ...credits, ...insert },
    { name: 'Points redeemed by a member, once for a key', ...debits, ...insert },
    { name: 'Statement page of an account of 5,000 entries', ours: statement.ours, ...target },
    { name: 'The same, from the middle', ours: statement.reference, ...target },
    {
      name: `Expiry of ${lots.toLocaleString('en')} lots`,
      ours: (lots / expiryMs) * 1000,
      reference: LOTS_TARGET_PER_SECOND,
      against: 'target',
      unit: 'rows/s',
    },
  ];
}
