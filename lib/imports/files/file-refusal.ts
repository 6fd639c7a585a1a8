import 'server-only';
import type { FileProblem } from '@/lib/domain/imports/problem-codes';
import { AppError } from '@/lib/domain/shared/errors';

/** The file cannot be read as a whole; `row` counts from 1 where it is known. */
export function fileRefusal(problem: FileProblem, row: number | null = null): AppError {
  if (problem === 'empty') return new AppError('file_empty');
  return new AppError('file_unreadable', row === null ? { problem } : { problem, row });
}
