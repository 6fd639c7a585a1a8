import 'server-only';
import type { Tx } from '@/db/write';
import type { AuditChange } from '@/lib/kernel/audit';
import type { CommandOutcome } from '@/lib/kernel/command';
import { type Asked, claimKey, keepAnswer } from '@/lib/kernel/once';
import type { LedgerContext } from './movement';

/** What is done once: its answer, and what it changed. */
type Work<Result> = () => Promise<{
  readonly answer: Result;
  readonly changes: readonly AuditChange[];
}>;

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
  work: Work<Result>,
): Promise<CommandOutcome<Result>> {
  const kept = await claimKey(tx, asked, now);
  return answerOnce(tx, { asked, kept, work });
}

/** The same for a key that was claimed: `kept` is what `claimKey` gave. */
export async function answerOnce<Result extends Answer>(
  tx: Tx,
  {
    asked,
    kept,
    work,
  }: { readonly asked: Asked; readonly kept: string | null; readonly work: Work<Result> },
): Promise<CommandOutcome<Result>> {
  if (kept !== null) return { result: JSON.parse(kept), changes: [] };
  const { answer, changes } = await work();
  const text = JSON.stringify(answer);
  keepAnswer(tx, asked, text);
  return { result: JSON.parse(text), changes };
}
