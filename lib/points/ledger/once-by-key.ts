import 'server-only';
import type { AuditChange } from '@/lib/kernel/audit';
import type { CommandOutcome } from '@/lib/kernel/command';
import { type Asked, claimKey, keepAnswer } from '@/lib/kernel/once';
import type { LedgerContext } from './movement';

/** An answer that is kept as text: amounts in it are texts too. */
export type Answer = { readonly [key: string]: AnswerValue };
type AnswerValue = string | number | boolean | null | undefined | readonly AnswerValue[] | Answer;

/**
 * Does the work once for (source, key). The answer is kept as text in the same transaction. Asked again with the same input, the same
 * answer is given, byte for byte, and nothing is written. Throws `idempotency_conflict` when the same key comes with
 * another input, and what the work refuses with: a refusal keeps no key.
 */
export async function onceByKey<Result extends Answer>(
  { tx, now }: LedgerContext,
  asked: Asked,
  work: () => Promise<{ readonly answer: Result; readonly changes: readonly AuditChange[] }>,
): Promise<CommandOutcome<Result>> {
  const kept = await claimKey(tx, asked, now);
  if (kept !== null) return { result: JSON.parse(kept), changes: [] };
  const { answer, changes } = await work();
  const text = JSON.stringify(answer);
  await keepAnswer(tx, asked, text);
  return { result: JSON.parse(text), changes };
}
