import { StartProblem } from '@/lib/domain/shared/start-problem';

/** Failures that people can put right, by the code of the system or of PostgreSQL. */
const SENTENCES: Readonly<Record<string, (detail: string) => string>> = {
  ENOSPC: () => 'The disk is full; free some space and start again.',
  EDQUOT: () => 'The disk quota is used up; free some space and start again.',
  '53100': () => 'The disk of the database is full; free some space and start again.',
  EROFS: (detail) => `The disk is read-only: ${detail}.`,
  EACCES: (detail) => `This user may not do that: ${detail}.`,
  EPERM: (detail) => `This user may not do that: ${detail}.`,
  EMFILE: () => 'Too many files are open; raise the limit (ulimit -n) and start again.',
  ENOMEM: () => 'There is not enough memory.',
  '53200': () => 'The database ran out of memory.',
  '53300': () => 'The database has too many connections.',
  '57P01': () => 'The database was stopped while this was running.',
  connection_lost: () => 'The database went away while this was running.',
  ECONNREFUSED: () => 'The database does not answer.',
};

const MAX_DEPTH = 5;

/** The error and what caused it, outermost first. */
function chain(error: unknown): Error[] {
  const found: Error[] = [];
  let next = error;
  while (next instanceof Error && found.length < MAX_DEPTH) {
    found.push(next);
    next = next.cause ?? (next instanceof AggregateError ? next.errors[0] : undefined);
  }
  return found;
}

/** One clear sentence for an expected failure; null for a defect, which deserves its stack. */
export function explainError(error: unknown): string | null {
  for (const link of chain(error)) {
    if (link instanceof StartProblem) return link.message;
    const sentence = 'code' in link ? SENTENCES[String(link.code)] : undefined;
    if (sentence) return sentence(link.message.replace(/^E[A-Z]+: /, ''));
  }
  return null;
}
