import { z } from 'zod';
import { idInput, versionInput } from '../access/inputs';
import { isDay } from '../shared/calendar';
import { plainText } from '../shared/plain-text';
import { definitionSchema } from './definition';
import { RULE_NAME_MAX, RULE_NOTE_MAX } from './versions';

const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2199-12-31';

/** A day that a rule may begin or end on. */
export const dayInput = z
  .string()
  .refine((day) => isDay(day) && day >= FIRST_DAY && day <= LAST_DAY);
const nameInput = z
  .string()
  .trim()
  .min(1)
  .max(RULE_NAME_MAX)
  .refine((text) => plainText(text) === text);
export const noteInput = z.string().trim().max(RULE_NOTE_MAX);

/** What a version says, and from when to when. */
export const versionFields = z
  .object({
    definition: definitionSchema,
    startsOn: dayInput,
    endsOn: dayInput.nullable(),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, { path: ['endsOn'] })
  .refine(({ definition, endsOn }) => definition.kind !== 'terms' || endsOn === null, {
    path: ['endsOn'],
  });

/** What a rule is called in both languages. */
export const ruleNames = { nameEn: nameInput, nameRu: nameInput };

/** A version as it was on screen. */
export const seenVersion = { versionId: idInput, version: versionInput };
