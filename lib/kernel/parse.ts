import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/domain/shared/errors';

/** The input, checked; a refusal names the fields, never their values. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
  throw new AppError('invalid_input', { fields });
}
