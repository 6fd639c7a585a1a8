import 'server-only';
import { letterHtml } from '@/lib/domain/messaging/letter-html';
import {
  asMemberInput,
  type PreviewedLetter,
  writtenMessageInput,
} from '@/lib/domain/messaging/template-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { usedVariables } from '../liquid/engine';
import { fillLetter } from '../liquid/fill-letter';
import { NO_AWARD, readVariables } from '../liquid/read-variables';
import { requireText } from '../liquid/require-text';
import { awardInput } from '../liquid/told-award';

/**
 * What a member would read of words as they are being written, with what is true of them now and, where a mechanic gives something, with
 * what it would give. Throws `template_refused` for words that may not be saved, `not_found` for a member that there is not.
 */
export const previewTemplate = defineQuery({
  id: 'messages.previewTemplate',
  permission: 'messages.read',
  input: writtenMessageInput.extend({ ...asMemberInput, award: awardInput.optional() }),
  run: async ({ read, input, now }): Promise<PreviewedLetter> => {
    requireText(input);
    const { memberId, language, subject, text, award = NO_AWARD } = input;
    const values = await readVariables(readRowsOf(read), { memberId, language, now, award });
    if (values === null) throw new AppError('not_found');
    const words = { subject: subject[language], text: text[language] };
    const letter = fillLetter(words, values, language);
    const used = usedVariables(`${words.subject}\n${words.text}`);
    return {
      ...letter,
      html: letterHtml(language, letter.text),
      empty: used.filter((name) => values[name] === null),
    };
  },
});
