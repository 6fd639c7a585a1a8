import { z } from 'zod';
import { plainText } from '../shared/plain-text';
import { parsePoints } from '../shared/points';

/** Longest remark about a movement by hand. */
export const NOTE_MAX = 500;
const KEY_MAX = 100;

/** An amount above zero as text: "120", "120.5". Points leave and enter as text, for a float cannot carry them. */
export const pointsInput = z
  .string()
  .max(30)
  .transform((text, context) => {
    const points = parsePoints(text);
    if (points !== null && points > 0n) return points;
    context.addIssue({ code: 'custom', message: 'no amount above zero' });
    return z.NEVER;
  });

/** What makes a movement the same one when it is asked for again. */
export const keyInput = z
  .string()
  .trim()
  .min(1)
  .max(KEY_MAX)
  .refine((text) => plainText(text) === text);

export const memberIdInput = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Words about a movement. */
export const wordsInput = z.string().trim().max(NOTE_MAX).transform(plainText).default('');
