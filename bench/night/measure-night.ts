import { systemActor } from '@/lib/domain/access/actor';
import { assert } from '@/lib/domain/shared/assert';
import { runCommand } from '@/lib/kernel/command';
import { activateLots } from '@/lib/points/commands/activate-lots';
import { expireLots } from '@/lib/points/commands/expire-lots';
import { foldPointSums } from '@/lib/points/commands/fold-sums';
import { lapseHolds } from '@/lib/points/commands/lapse-holds';
import { watchLedger } from '@/lib/points/watch/watch-ledger';
import { benchDatabase, dropDatabase, onConnection, switchDatabase } from '../bench-database';
import { type Measurement, timed } from '../measure';
import { NIGHT_NOW, seedNight } from './seed-night';

const DATABASE = 'vernost_bench_night';
const TARGET_PER_SECOND = 100_000;
/** A round over a million accounts is to fit into the five minutes between two looks. */
const ROUND_TARGET_MS = 300_000;
/** As the worker does it. */
const LANES = 2;
const MOST_RUNS = 10_000;

const actor = systemActor('bench');

async function runOut(
  command: typeof expireLots | typeof activateLots | typeof lapseHolds,
): Promise<number> {
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    let done = 0;
    for (let run = 0; run < MOST_RUNS; run += 1) {
      const some = await runCommand(command, { lane, lanes: LANES }, actor, { now: NIGHT_NOW });
      if (some === 0) break;
      done += some;
    }
    return done;
  });
  return (await Promise.all(lanes)).reduce((sum, done) => sum + done, 0);
}

/** What the night booked, into the sums of reports: one lane, as the worker does it. */
async function foldAll(): Promise<number> {
  let done = 0;
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const { taken, isMore } = await runCommand(foldPointSums, {}, actor, { now: NIGHT_NOW });
    done += taken;
    if (!isMore) break;
  }
  return done;
}

async function perSecond(what: string, work: () => Promise<number>): Promise<Measurement> {
  let done = 0;
  const ms = await timed(async () => {
    done = await work();
  });
  assert(done > 0, 'the night of the bench has work');
  return {
    name: `${what} of ${done.toLocaleString('en')}`,
    ours: (done / ms) * 1000,
    reference: TARGET_PER_SECOND,
    against: 'target',
    unit: 'rows/s',
  };
}

/**
 * A night of so many lots that end, a fifth as many that begin, a tenth as many holds that lapse, and what it booked taken into the
 * sums of reports; then a look over all books.
 */
export async function measureNight(
  serverUrl: string,
  members: number,
): Promise<readonly Measurement[]> {
  try {
    const databaseUrl = await benchDatabase(serverUrl, { name: DATABASE, isNew: true });
    await switchDatabase(databaseUrl);
    const size = { members, expiring: members, activating: members / 5, lapsing: members / 10 };
    await onConnection(databaseUrl, (client) => seedNight(client, size));
    const measured = [
      await perSecond('Activation', () => runOut(activateLots)),
      await perSecond('Lapse of holds', () => runOut(lapseHolds)),
      await perSecond('Expiry', () => runOut(expireLots)),
      await perSecond('Taking into the sums', foldAll),
    ];
    const signal = new AbortController().signal;
    const ours = await timed(() => watchLedger({ actor, signal, budgetMs: ROUND_TARGET_MS }));
    const name = `Ledger of ${members.toLocaleString('en')} accounts compared with its books`;
    return [...measured, { name, ours, reference: ROUND_TARGET_MS, against: 'target', unit: 'ms' }];
  } finally {
    await switchDatabase(serverUrl);
    await dropDatabase(serverUrl, DATABASE);
  }
}
