import 'server-only';
import { z } from 'zod';
import { NOTE_MAX } from '@/lib/domain/cards/card-page';
import type { CardNeed } from '@/lib/domain/cards/states';
import { isDay } from '@/lib/domain/shared/calendar';
import { plainText } from '@/lib/domain/shared/plain-text';

export const positiveId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const note = z.string().trim().max(NOTE_MAX).transform(plainText).default('');

/** What each operation on a known card begins with: which one, as it was seen, and words for its life-line. */
export const CARD_INPUT = { cardId: positiveId, version: z.number().int().positive(), note };

/** Said by an approval alone, never by the person who asks: a name typed by the first is no second person. */
export const secondPerson = z.boolean().default(false);

/** The checks of an operation that gives somebody a card to use. */
export function checksOf(input: {
  readonly identityChecked: boolean;
  readonly secondPerson: boolean;
}): readonly CardNeed[] {
  return [
    ...(input.identityChecked ? (['identityChecked'] as const) : []),
    ...(input.secondPerson ? (['secondPerson'] as const) : []),
  ];
}

/** A printed number, with or without its blanks; the command judges its check digit. */
export const printedNumber = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d+$/));

/** The last day a card is good for. */
export const lastDay = z.string().refine(isDay);
