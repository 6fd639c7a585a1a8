import 'server-only';
import { createHash } from 'node:crypto';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import type { CommandOutcome } from '@/lib/kernel/command';
import type { LedgerContext } from './movement';

/** An answer that is kept as text: amounts in it are texts too. */
export type Answer = { readonly [key: string]: AnswerValue };
type AnswerValue = string | number | boolean | null | readonly AnswerValue[] | Answer;

type Asked = {
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

/**
 * Does the work once for (source, key). The key is inserted first, so that a second one who asks at the same time waits
 * for the first; the answer is kept as text in the same transaction. Asked again with the same input, the same answer is
 * given, byte for byte, and nothing is written. Throws `idempotency_conflict` when the same key comes with another input,
 * and what the work refuses with: a refusal keeps no key.
 */
export async function onceByKey<Result extends Answer>(
  { tx, now }: LedgerContext,
  { source, key, input }: Asked,
  work: () => Promise<{ readonly answer: Result; readonly changes: readonly AuditChange[] }>,
): Promise<CommandOutcome<Result>> {
  const inputHash = hashOf(input);
  const claimed = await tx.client.query(
    `INSERT INTO point_keys (source, key, input_hash, booked_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (source, key) DO NOTHING`,
    [source, key, inputHash, now],
  );
  if (claimed.rowCount === 0) {
    const { rows } = await tx.client.query<{ hash: string; answer: string }>(
      'SELECT input_hash AS hash, answer FROM point_keys WHERE source = $1 AND key = $2',
      [source, key],
    );
    const kept = present(rows[0], 'a key that was taken is there');
    if (kept.hash !== inputHash) throw new AppError('idempotency_conflict');
    return { result: JSON.parse(kept.answer), changes: [] };
  }
  const { answer, changes } = await work();
  const text = JSON.stringify(answer);
  await tx.client.query('UPDATE point_keys SET answer = $3 WHERE source = $1 AND key = $2', [
    source,
    key,
    text,
  ]);
  return { result: JSON.parse(text), changes };
}
