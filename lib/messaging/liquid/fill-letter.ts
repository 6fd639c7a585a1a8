import 'server-only';
import type { Locale } from '@/lib/domain/access/preferences';
import type { VariableValues } from '@/lib/domain/messaging/variables';
import { fillText } from './engine';
import type { Words } from './read-words';

const SUBJECT_WRITTEN_MAX = 200;

/** Subject and text filled for one reader: a subject stays on one line. Throws for words that may not be saved. */
export function fillLetter(words: Words, values: VariableValues, language: Locale): Words {
  const subject = fillText(words.subject, values, language).replace(/\s+/g, ' ').trim();
  return {
    subject: subject.slice(0, SUBJECT_WRITTEN_MAX),
    text: fillText(words.text, values, language).trim(),
  };
}
