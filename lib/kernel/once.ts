import 'server-only';
import { createHash } from 'node:crypto';
import type { Tx } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';

/** A write that is asked for from outside and has one effect, however often it is sent. */
export type Asked = {
  /** Whose key it is: two callers may choose the same. */
  readonly source: string;
  readonly key: string;
  /** What is asked, everything that decides the effect. */
  readonly input: Readonly<Record<string, unknown>>;
};

/** The same value has one text: keys in order, bigints as digits, moments as ISO. */
function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

function hashOf(input: Asked['input']): string {
  return createHash('sha256').update(canonical(input)).digest('hex');
}

const CLAIM = {
  name: 'claim_key',
  text: `INSERT INTO point_keys (source, key, input_hash, booked_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (source, key) DO NOTHING`,
};

const KEEP = {
  name: 'keep_answer',
  text: 'UPDATE point_keys SET answer = $3 WHERE source = $1 AND key = $2',
  part: 'write',
} as const;

/**
 * Takes the key for this transaction. It is inserted before anything else, so that a second one who asks at the same time
 * waits for the first. Answers the text that was kept when it was taken before, null when it is new. Throws
 * `idempotency_conflict` when it was taken for something else.
 */
export async function claimKey(
  { client }: Tx,
  { source, key, input }: Asked,
  now: Date,
): Promise<string | null> {
  const inputHash = hashOf(input);
  const claimed = await client.query({ ...CLAIM, values: [source, key, inputHash, now] });
  if (claimed.rowCount !== 0) return null;
  const { rows } = await client.query<{ hash: string; answer: string }>(
    'SELECT input_hash AS hash, answer FROM point_keys WHERE source = $1 AND key = $2',
    [source, key],
  );
  const kept = present(rows[0], 'a key that was taken is there');
  if (kept.hash !== inputHash) throw new AppError('idempotency_conflict');
  return kept.answer;
}

/** Keeps what was answered with the key that this transaction took; written with its end. */
export function keepAnswer({ atEnd }: Tx, { source, key }: Asked, text: string): void {
  atEnd({ ...KEEP, values: [source, key, text] });
}
