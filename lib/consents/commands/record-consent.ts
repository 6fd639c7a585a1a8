import 'server-only';
import { z } from 'zod';
import { consentInput } from '@/lib/domain/consents/inputs';
import { isConsentKey } from '@/lib/domain/consents/states';
import { memberLanguage } from '@/lib/domain/members/member-language';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { findCurrentText } from '../current-text';
import { appendConsent, findHeldConsent, lockConsents } from '../record-consent';

/**
 * Writes down that a member gave or withdrew a consent. Given is the text of today in the member's language. Throws
 * `already_exists` when exactly that holds already, `wrong_state` when no text is written to agree to, or the member is
 * over, `not_found`.
 */
export const recordConsent = defineCommand({
  id: 'consents.record',
  permission: 'consents.edit',
  input: consentInput
    .extend({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
    .refine(isConsentKey, { path: ['channel'] }),
  run: async (context) => {
    const { tx, now } = context;
    const { memberId, ...consent } = context.input;
    const { language } = await lockConsents(tx, memberId);
    const held = await findHeldConsent(tx, memberId, consent);
    const facts = await readProgrammeFacts(tx, now);
    const text =
      consent.decision === 'withdrawn'
        ? null
        : await findCurrentText(tx, {
            purpose: consent.purpose,
            language: memberLanguage(language, facts.currency),
            todayOn: facts.todayOn,
          });
    if (consent.decision === 'given' && text === null) {
      throw new AppError('wrong_state', { status: 'noText' });
    }
    if (held?.decision === consent.decision && held.textVersion === (text?.version ?? null)) {
      throw new AppError('already_exists');
    }
    const { consentId, changes } = await appendConsent(context, memberId, { ...consent, text });
    return { result: { consentId }, changes };
  },
});
