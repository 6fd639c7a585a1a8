import { cpus } from 'node:os';
import { benchDatabase, fillWithDemo, onConnection } from '@/bench/bench-database';
import { BENCH_UNTIL_ON } from '@/bench/bench-programme';
import { measureDesk } from '@/bench/desk/measure-desk';
import { importReceipts } from '@/bench/import-receipts';
import { BENCH_ITEMS } from '@/bench/items';
import { line, type Measurement } from '@/bench/measure';
import { measureNight } from '@/bench/night/measure-night';
import { measurePages } from '@/bench/pages';
import { measureTill } from '@/bench/till/measure-till';
import { systemActor } from '@/lib/domain/access/actor';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { readOptions, wholeNumber } from './lib/options';
import { runScript } from './lib/run-script';
import { withDatabase } from './lib/with-database';

const DATABASE = 'vernost_bench';
const MEMBERS = 1_000_000;
const MOST_MEMBERS = 9_000_000;
/** They work on the same base, through a console of their own. */
const PAGES = 'pages';
const IMPORT = 'import';
const DESK = 'desk';
const NIGHT = 'night';
const TILL = 'till';
/** Each has a base of its own. */
const APART: readonly string[] = [IMPORT, DESK, NIGHT, TILL];

const print = (measured: readonly Measurement[]): void => {
  for (const measurement of measured) console.log(line(measurement));
};

function chosen(only: string | undefined): readonly string[] {
  const known = [...Object.keys(BENCH_ITEMS), PAGES, ...APART];
  if (only === undefined) return known;
  const ids = only.split(',');
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return ids;
  throw new StartProblem(`There is no bench item "${unknown}"; there are ${known.join(', ')}.`);
}

async function onDemo(databaseUrl: string, members: number, ids: readonly string[]): Promise<void> {
  await fillWithDemo(databaseUrl, {
    members,
    untilOn: BENCH_UNTIL_ON,
    log: (text) => process.stderr.write(`${text}\n`),
  });
  const actor = systemActor('bench');
  await onConnection(databaseUrl, async (client) => {
    // References from raw purchases read whole tables: index walks in heap order would slow them tenfold.
    await client.query("SET work_mem = '256MB'; SET enable_indexscan = off");
    for (const id of ids) {
      print((await BENCH_ITEMS[id]?.({ actor, client, members })) ?? []);
    }
  });
  if (ids.includes(PAGES)) print(await measurePages(databaseUrl));
}

/**
 * Measures the product against references taken in the same run:
 * `npm run bench [-- --members 20000] [--receipts 1000000] [--only rfm,import]`.
 */
void runScript(async () => {
  const options = readOptions(process.argv.slice(2), {
    members: 'text',
    receipts: 'text',
    only: 'text',
  });
  const size = { fallback: MEMBERS, most: MOST_MEMBERS };
  const members = wholeNumber(options.text('members'), { name: 'members', ...size });
  const receipts = wholeNumber(options.text('receipts'), {
    name: 'receipts',
    fallback: members,
    most: MOST_MEMBERS,
  });
  const ids = chosen(options.text('only'));
  const items = ids.filter((id) => !APART.includes(id));
  await withDatabase(async ({ databaseUrl }) => {
    console.log(
      `${members.toLocaleString('en')} members, ${cpus().length} CPUs, Node ${process.version}`,
    );
    if (items.length > 0) {
      const url = await benchDatabase(databaseUrl, { name: DATABASE, isNew: false });
      await onDemo(url, members, items);
    }
    if (ids.includes(NIGHT)) print(await measureNight(databaseUrl, members));
    if (ids.includes(DESK)) print(await measureDesk(databaseUrl, members));
    if (ids.includes(TILL)) print(await measureTill(databaseUrl, members));
    if (ids.includes(IMPORT)) print(await importReceipts(databaseUrl, receipts));
  });
});
