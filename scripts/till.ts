import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Vernost, VernostError } from '@/clients/typescript/vernost';
import { StartProblem } from '@/lib/domain/shared/start-problem';
import { readOptions, wholeNumber } from './lib/options';
import { runScript } from './lib/run-script';
import { openFile, readReceipts, tillMapping } from './lib/till/read-receipts';
import { enrolCustomers, type Replayed, replay } from './lib/till/replay';

const USAGE =
  'npm run till -- --file <purchases.csv[.gz]> --mapping <mapping.json> --key vk_... [--url http://localhost:3000] [--rate 50] [--receipts 1000]';
const MOST_RATE = 2_000;
const MOST_RECEIPTS = 5_000_000;

const quantile = (sorted: readonly number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);

const hundredths = (value: bigint) =>
  `${value / 100n}.${(value % 100n).toString().padStart(2, '0')}`;

function report(done: Replayed, currency: string): string {
  const ms = (share: number) => quantile(done.latenciesMs, share);
  const refused = Object.entries(done.refused).map(([code, count]) => `${code} ${count}`);
  return [
    `receipts   ${done.sent} sent in ${done.seconds.toFixed(1)} s, ${(done.sent / done.seconds).toFixed(1)} a second`,
    `           ${done.recorded} recorded, ${done.known} in the books before, refused: ${refused.join(', ') || 'none'}`,
    `           ${done.repeats} calls sent again`,
    `amount     ${hundredths(done.amountMinor)} ${currency}`,
    `earned     ${hundredths(done.earned)} points`,
    `latency    p50 ${ms(0.5)} ms, p90 ${ms(0.9)} ms, p99 ${ms(0.99)} ms, most ${ms(1)} ms (from when each was due)`,
    '',
  ].join('\n');
}

/** Sends a file of purchases through the API as tills would, at a rate, and tells how long it took and what it came to. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), {
    ...{ file: 'text', mapping: 'text', key: 'text', url: 'text', rate: 'text', receipts: 'text' },
  });
  const [file, mapping, key] = [options.text('file'), options.text('mapping'), options.text('key')];
  if (file === undefined || mapping === undefined || key === undefined) {
    throw new StartProblem(`Usage: ${USAGE}`);
  }
  const rate = wholeNumber(options.text('rate'), { name: 'rate', fallback: 50, most: MOST_RATE });
  const most = wholeNumber(options.text('receipts'), {
    ...{ name: 'receipts', fallback: MOST_RECEIPTS, most: MOST_RECEIPTS },
  });
  const read = tillMapping.safeParse(JSON.parse(await readFile(resolve(mapping), 'utf8')));
  if (!read.success) throw new StartProblem(`The mapping ${mapping} is not one of lines.`);
  const url = options.text('url') ?? 'http://localhost:3000';
  const client = new Vernost({ url, key });
  const { currency, timeZone } = await client.ping().catch((cause: unknown) => {
    const isRefused = cause instanceof VernostError;
    throw new StartProblem(
      isRefused ? `${url} refuses the key: ${cause.code}.` : `Nothing answers at ${url}.`,
      { cause },
    );
  });
  const asked = { mapping: read.data, timeZone, most };
  const { receipts, returns, mixed } = await readReceipts(openFile(resolve(file)), asked);
  process.stdout.write(
    `file       ${receipts.length} receipts; left out: ${returns} returns that name no purchase, ${mixed} with lines below zero\n`,
  );
  const customers = await enrolCustomers(client, receipts, rate);
  process.stdout.write(`members    ${customers}\n`);
  const done = await replay(client, receipts, rate);
  process.stdout.write(report(done, currency));
  return Object.keys(done.refused).length === 0 ? 0 : 1;
}

void runScript(main);
