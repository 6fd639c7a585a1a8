import { z } from 'zod';
import { idInput, nameInput, versionInput } from '../access/inputs';
import { LOCALES } from '../access/preferences';
import { isPlainText } from '../shared/plain-text';
import { MESSAGE_KINDS, type MessageKind } from './states';
import { SUBJECT_MAX_CHARS, TEXT_MAX_CHARS } from './variables';

const inBoth = (most: number) => {
  const one = z.string().trim().min(1).max(most).refine(isPlainText);
  return z.strictObject({ en: one, ru: one } satisfies Record<
    (typeof LOCALES)[number],
    typeof one
  >);
};

/** A subject and a text in both languages. */
export const writtenMessageInput = z.strictObject({
  subject: inBoth(SUBJECT_MAX_CHARS),
  text: inBoth(TEXT_MAX_CHARS),
});

/** What a template of the library says. */
export const templateFields = writtenMessageInput.extend({
  name: nameInput.refine(isPlainText),
  kind: z.enum(MESSAGE_KINDS),
});

/** A template that was on screen: a change against an older version is refused. */
export const seenTemplate = { templateId: idInput, version: versionInput };

export const TEMPLATES_MAX = 500;

/** A template as the library lists it. */
export type ListedTemplate = z.output<typeof templateFields> & {
  readonly templateId: number;
  readonly kind: MessageKind;
  readonly version: number;
  readonly createdBy: string | null;
  readonly changedAt: Date;
  readonly isArchived: boolean;
};

const memberId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What is shown or sent as one member would get it: words as they are being written, or those of a version of a mechanic. */
export const asMemberInput = { memberId, language: z.enum(LOCALES) };

/** A letter as a member would get it. */
export type PreviewedLetter = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names of variables that the words use and that have no value for this member. */
  readonly empty: readonly string[];
};
