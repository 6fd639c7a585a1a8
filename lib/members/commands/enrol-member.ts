import 'server-only';
import { z } from 'zod';
import { issueCard } from '@/lib/cards/commands/issue-card';
import { recordConsent } from '@/lib/consents/commands/record-consent';
import { CONSENT_CHANNELS, CONSENT_PURPOSES } from '@/lib/domain/consents/states';
import { EMPTY_DETAILS } from '@/lib/domain/members/cleansing/member-form';
import {
  identityEditsInput,
  memberDetailsInput,
} from '@/lib/domain/members/cleansing/member-input';
import { REFERRAL_TEXT_MAX } from '@/lib/domain/referrals/code';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { parseInput } from '@/lib/kernel/parse';
import { tellReferral } from '@/lib/referrals/tell-referral';
import { addMember } from '../editing/add-member';

/** Most consents that are given at once: there are not so many. */
const MOST_CONSENTS = 20;

/** Whose a taken phone or e-mail is, is nothing for a till to know. */
function withoutOwner(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'identity_taken') return error;
  return new AppError('identity_taken', { field: error.details.field ?? '' });
}

/**
 * Takes somebody into the programme: the member, the card that they are handed or a virtual one, and what they agreed to,
 * all or nothing. Throws `invalid_input`, `identity_taken` with the field, `card_refused` and `referral_refused` with the reason, and
 * `wrong_state` for a consent that has no text.
 */
export const enrolMember = defineCommand({
  id: 'members.enrol',
  permission: 'members.enrol',
  input: z.object({
    details: memberDetailsInput.partial(),
    identities: identityEditsInput.partial(),
    card: z
      .union([z.object({ number: z.string().max(40) }), z.object({ isVirtual: z.literal(true) })])
      .nullable()
      .default(null),
    consents: z
      .array(z.object({ purpose: z.enum(CONSENT_PURPOSES), channel: z.enum(CONSENT_CHANNELS) }))
      .max(MOST_CONSENTS)
      .default([]),
    source: z.enum(['till', 'phone', 'site', 'app']).default('till'),
    storeId: z.number().int().positive().nullable().default(null),
    /** Of the member who brought them. Empty: nobody did. */
    referralCode: z.string().trim().max(REFERRAL_TEXT_MAX).default(''),
  }),
  run: async (context) => {
    const { source, storeId, card, consents, referralCode: broughtBy } = context.input;
    const given = (fields: object) =>
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const added = await addMember(context, {
      details: {
        ...EMPTY_DETAILS,
        source: broughtBy === '' ? source : 'referral',
        preferredStoreId: storeId,
        ...given(context.input.details),
      },
      identities: { phone: null, email: null, external: null, ...given(context.input.identities) },
      attributes: {},
    }).catch((error: unknown) => {
      throw withoutOwner(error);
    });
    const { memberId, code } = added.result;
    const changes: AuditChange[] = [...added.changes];
    if (broughtBy !== '') {
      changes.push((await tellReferral(context, { memberId, broughtBy, mayName: false })).change);
    }
    for (const consent of consents) {
      const asked = { ...consent, memberId, source, decision: 'given', evidence: 'checkbox' };
      const input = parseInput(recordConsent.input, asked);
      changes.push(...(await recordConsent.run({ ...context, input })).changes);
    }
    let cardId: number | null = null;
    if (card !== null) {
      const input = parseInput(issueCard.input, { memberId, storeId, ...card });
      const issued = await issueCard.run({ ...context, input });
      changes.push(...issued.changes);
      cardId = issued.result.cardId;
    }
    return { result: { memberId, code, cardId }, changes };
  },
});
