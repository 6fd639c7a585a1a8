import { z } from 'zod';
import { AppError } from '@/lib/domain/shared/errors';

const CURSOR_MAX_CHARS = 200;

/** Where a list goes on, as text that means nothing to the reader. */
export const cursorInput = z
  .string()
  .max(CURSOR_MAX_CHARS)
  .regex(/^[A-Za-z0-9_-]+$/);

/** Writes down where a list goes on. */
export function toCursor(place: number): string {
  return Buffer.from(JSON.stringify([place])).toString('base64url');
}

/** Where the list goes on: a whole number from 1 on. Throws `invalid_input` for a text that was not given out like this. */
export function fromCursor(cursor: string): number {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const place = Array.isArray(parsed) && parsed.length === 1 ? parsed[0] : null;
    if (Number.isInteger(place) && place > 0 && place <= 2_147_483_647) return place;
  } catch {
    // Said below.
  }
  throw new AppError('invalid_input', { fields: ['cursor'] });
}
