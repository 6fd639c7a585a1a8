import 'server-only';
import { z } from 'zod';
import { NOTE_MAX } from '@/lib/domain/cards/card-page';
import { isDay } from '@/lib/domain/shared/calendar';

export const positiveId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const note = z.string().trim().max(NOTE_MAX).default('');

/** What each operation on a known card begins with: which one, as it was seen, and words for its life-line. */
export const CARD_INPUT = { cardId: positiveId, version: z.number().int().positive(), note };

/** A printed number, with or without its blanks; the command judges its check digit. */
export const printedNumber = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d+$/));

/** The last day a card is good for. */
export const lastDay = z.string().refine(isDay);
