import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { momentInZone } from '@/lib/domain/shared/calendar';

const field = z.union([
  z.looseObject({ column: z.string(), cutSuffix: z.string().optional() }),
  z.looseObject({ constant: z.string() }),
]);

/** What is read of a mapping of `npm run import`: files of lines with a price or an amount. */
export const tillMapping = z.looseObject({
  rowIs: z.literal('line'),
  fields: z.looseObject({
    receipt: field,
    moment: field,
    customer: field.optional(),
    article: field.optional(),
    category: field.optional(),
    quantity: field.optional(),
    unitPrice: field.optional(),
    amount: field.optional(),
    store: field,
    till: field.optional(),
  }),
  returns: z.looseObject({ numberPrefix: z.string().optional() }).default({}),
});
export type TillMapping = z.output<typeof tillMapping>;

export type TillLine = {
  readonly article: string;
  readonly category: string;
  readonly quantity: string;
  /** In hundredths of the currency. */
  readonly amountMinor: bigint;
};

export type TillReceipt = {
  readonly store: string;
  readonly till: string;
  readonly receipt: string;
  readonly businessDate: string;
  readonly purchasedAt: string;
  /** Empty: a guest. */
  readonly customer: string;
  readonly lines: readonly TillLine[];
};

export type ReadReceipts = {
  readonly receipts: readonly TillReceipt[];
  /** Receipts of returns, which name no purchase: no till can send them by the API. */
  readonly returns: number;
  /** Receipts with a line below zero that are no returns. */
  readonly mixed: number;
};

type Row = Readonly<Record<string, string>>;

function told(row: Row, source: z.output<typeof field> | undefined): string {
  if (source === undefined) return '';
  if ('constant' in source) return String(source.constant);
  const value = (row[source.column] ?? '').trim();
  const { cutSuffix } = source;
  return cutSuffix !== undefined && value.endsWith(cutSuffix)
    ? value.slice(0, -cutSuffix.length)
    : value;
}

const DECIMALS = 6;

/** Decimal text as whole units of its sixth decimal. */
function micros(text: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = BigInt(`${whole}${fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0')}`);
  return sign === '-' ? -digits : digits;
}

const MICRO = 10n ** BigInt(DECIMALS);
const MICROS_A_MINOR = 10_000n;

/** Rounded half up, as an import rounds quantity times price. */
function amountOf(row: Row, { unitPrice, amount, quantity }: TillMapping['fields']): bigint {
  const product =
    amount === undefined
      ? (micros(told(row, unitPrice)) * micros(told(row, quantity) || '1')) / MICRO
      : micros(told(row, amount));
  const half = product < 0n ? -MICROS_A_MINOR / 2n : MICROS_A_MINOR / 2n;
  return (product + half) / MICROS_A_MINOR;
}

type Open = Omit<TillReceipt, 'lines'> & { readonly lines: TillLine[] };

function opened(row: Row, fields: TillMapping['fields'], timeZone: string): Open | null {
  const clock = told(row, fields.moment).slice(0, 16).replace(' ', 'T');
  const at = momentInZone(clock, timeZone);
  if (at === null) return null;
  return {
    store: told(row, fields.store),
    till: told(row, fields.till),
    receipt: told(row, fields.receipt),
    businessDate: clock.slice(0, 10),
    purchasedAt: at.toJSON(),
    customer: told(row, fields.customer),
    lines: [],
  };
}

/** Reads a file of purchases, gzipped or not, into receipts in their order; one of nothing is left out. */
export async function readReceipts(
  file: Readable,
  { mapping, timeZone, most }: { mapping: TillMapping; timeZone: string; most: number },
): Promise<ReadReceipts> {
  const { fields, returns } = mapping;
  const found = new Map<string, Open>();
  const rows = file.pipe(parse({ columns: true, bom: true, relax_quotes: true }));
  for await (const row of rows as AsyncIterable<Row>) {
    const receipt = opened(row, fields, timeZone);
    if (receipt === null) continue;
    const key = [receipt.store, receipt.receipt, receipt.businessDate, receipt.customer].join('\0');
    const known = found.get(key);
    if (known === undefined && found.size >= most) break;
    const open = known ?? receipt;
    found.set(key, open);
    const amountMinor = amountOf(row, fields);
    const quantity = told(row, fields.quantity) || '1';
    open.lines.push({
      article: told(row, fields.article),
      category: told(row, fields.category),
      quantity: quantity.replace(/^-/, ''),
      amountMinor,
    });
  }
  const filled = [...found.values()].filter(({ lines }) =>
    lines.some(({ amountMinor }) => amountMinor !== 0n),
  );
  const prefix = returns.numberPrefix;
  const isReturn = ({ receipt, lines }: Open) =>
    (prefix !== undefined && receipt.startsWith(prefix)) ||
    lines.every(({ amountMinor }) => amountMinor <= 0n);
  const sold = filled.filter((receipt) => !isReturn(receipt));
  const whole = sold.filter(({ lines }) => lines.every(({ amountMinor }) => amountMinor >= 0n));
  return {
    receipts: whole.toSorted((a, b) => (a.purchasedAt < b.purchasedAt ? -1 : 1)),
    returns: filled.length - sold.length,
    mixed: sold.length - whole.length,
  };
}

/** The bytes of a file, unpacked where its name ends in .gz. */
export function openFile(path: string): Readable {
  const raw = createReadStream(path);
  return path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
}
