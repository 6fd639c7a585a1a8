import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { Vernost } from '@/clients/typescript/vernost';
import { answerCall } from '@/lib/api/v1/answer-call';
import { newKey, openDesk, sql } from '@/lib/api/v1/testing/api-desk';
import { importText, useOwnUploads } from '@/lib/imports/testing/import-text';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { openFile, readReceipts, tillMapping } from './read-receipts';
import { enrolCustomers, replay } from './replay';

/** A file in the shape of Online Retail; VERNOST_ONLINE_RETAIL names the published one, of which VERNOST_TILL_RECEIPTS are taken. */
const PUBLISHED = process.env.VERNOST_ONLINE_RETAIL ?? '';
const MOST = PUBLISHED === '' ? 400 : Number(process.env.VERNOST_TILL_RECEIPTS ?? 2_000);
/** Calls a second: what one process on a busy machine does without a queue. */
const RATE = PUBLISHED === '' ? 60 : Number(process.env.VERNOST_TILL_RATE ?? 10);
/** The whole published file takes its time. */
const LIMIT_MS = PUBLISHED === '' ? 280_000 : 3_600_000;
const MAPPING = JSON.parse(readFileSync('examples/mappings/online-retail.json', 'utf8'));
const HEAD = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** Receipts of members and guests, some with two lines of one article, a free one, or a return behind them. */
function madeUp(): string {
  const rows = [HEAD];
  for (let n = 0; n < 300; n += 1) {
    const at = `2026-${String(1 + (n % 9)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')} 1${n % 10}:2${n % 6}:00`;
    const customer = n % 7 === 0 ? '' : `${17_000 + (n % 40)}.0`;
    const end = `${at},`;
    rows.push(
      `${536_000 + n},A${n % 13},"A, ""mug""",${1 + (n % 9)},${end}${(n % 50) + 0.55},${customer},UK`,
    );
    rows.push(`${536_000 + n},B${n % 5},B,3,${end}0.333,${customer},UK`);
    if (n % 10 === 0) rows.push(`${536_000 + n},GIFT,free,1,${end}0,${customer},UK`);
    if (n % 25 === 0) rows.push(`C${536_000 + n},A${n % 13},back,-1,${end}0.55,${customer},UK`);
  }
  return rows.join('\n');
}

const client = async () =>
  new Vernost({
    url: 'http://localhost',
    key: (await newKey()).key,
    fetch: (input, init) => answerCall(new Request(input, init)),
  });

const booksOf = (store: string) =>
  sql<{ who: string; receipts: number; amount: string; lines: string }>(
    `SELECT coalesce(i.value, 'guest') AS who, count(*)::int AS receipts, sum(p.amount_minor)::text AS amount,
       (SELECT sum(l.quantity_milli) FROM purchase_lines l JOIN purchases q USING (member_id, business_date, purchase_id)
        WHERE q.store_id = s.store_id AND q.member_id = p.member_id AND NOT q.is_return)::text AS lines
     FROM purchases p JOIN stores s USING (store_id)
     LEFT JOIN identity_claims i ON i.kind = 'external' AND i.member_id = p.member_id
     WHERE s.external_id = '${store}' AND NOT p.is_return GROUP BY 1, s.store_id, p.member_id ORDER BY 1`,
  );

beforeAll(async () => {
  useOwnUploads();
  await openDesk();
  await sql(`INSERT INTO stores (external_id, name) VALUES ('imported', 'I'), ('replayed', 'R')`);
});

it(
  'a file replayed through the API comes to the same receipts, amounts and things by customer as its import; points are those of a recomputation',
  async () => {
    const text =
      PUBLISHED === '' || !existsSync(PUBLISHED) ? madeUp() : await head(PUBLISHED, MOST * 30);
    const read = async (store: string) => {
      const fields = { ...MAPPING.fields, store: { constant: store } };
      const mapping = tillMapping.parse({ ...MAPPING, fields });
      const asked = { mapping, timeZone: 'Europe/Moscow', most: MOST };
      return readReceipts(Readable.from([text]), asked);
    };
    const { receipts, returns, mixed } = await read('replayed');
    expect(receipts.length).toBeGreaterThan(200);
    expect(returns).toBeGreaterThan(5);
    // The import gets the very receipts that tills send: what is left out is left out of both.
    const kept = new Set(receipts.map(({ receipt }) => receipt));
    const lines = text
      .split('\n')
      .filter((line, place) => place === 0 || kept.has(line.split(',')[0] ?? ''));
    const fields = { ...MAPPING.fields, store: { constant: 'imported' } };
    const view = await importText('purchases', lines.join('\n'), { ...MAPPING, fields });
    expect(view.state).toBe('done');

    await seedRule({
      definition: { kind: 'earning', effect: { kind: 'rate', points: '1', perMinor: '100' } },
      startsOn: '2000-01-01',
    });
    const till = await client();
    await enrolCustomers(till, receipts, RATE);
    const done = await replay(till, receipts, RATE);
    expect([done.recorded, done.refused]).toEqual([receipts.length, {}]);
    expect(await booksOf('replayed')).toEqual(await booksOf('imported'));

    const sums = receipts.map(({ customer, lines: sold }) => ({
      customer,
      minor: sold.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    }));
    const amount = sums.reduce((sum, { minor }) => sum + minor, 0n);
    const points = sums
      .filter(({ customer }) => customer !== '')
      .reduce((sum, { minor }) => sum + minor / 100n, 0n);
    expect([done.amountMinor, done.earned]).toEqual([amount, points * 100n]);

    const again = await replay(till, receipts, RATE);
    expect(again).toMatchObject({ recorded: receipts.length, amountMinor: amount });
    expect(await booksOf('replayed')).toEqual(await booksOf('imported'));
    if (PUBLISHED !== '') {
      process.stdout.write(
        `${receipts.length} receipts (${returns} returns and ${mixed} mixed left out), ${amount} minor units, ${points} points, p99 ${done.latenciesMs.at(Math.floor(done.sent * 0.99))?.toFixed(0)} ms\n`,
      );
    }
  },
  LIMIT_MS,
);

/** The first lines of a file. */
async function head(path: string, most: number): Promise<string> {
  const lines: string[] = [];
  let rest = '';
  for await (const chunk of openFile(path)) {
    const parts = (rest + String(chunk)).split(/\r?\n/);
    rest = parts.pop() ?? '';
    lines.push(...parts);
    if (lines.length >= most) break;
  }
  return lines.slice(0, most).join('\n');
}
