import 'server-only';
import { FILE_PROBLEMS, type FileProblem } from '@/lib/domain/imports/problem-codes';
import { AppError } from '@/lib/domain/shared/errors';

/** The file cannot be read as a whole; `row` counts from 1 where it is known. */
export function fileRefusal(problem: FileProblem, row: number | null = null): AppError {
  if (problem === 'empty') return new AppError('file_empty');
  return new AppError('file_unreadable', row === null ? { problem } : { problem, row });
}

/** Which refusal of a file an error is; null for any other error. */
export function fileProblemOf(error: unknown): FileProblem | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'file_empty') return 'empty';
  if (error.code !== 'file_unreadable') return null;
  return FILE_PROBLEMS.find((problem) => problem === error.details.problem) ?? null;
}
