import 'server-only';
import { z } from 'zod';
import { LOCALES } from '@/lib/domain/access/preferences';
import { CONSENT_CHANNELS, CONSENT_PURPOSES } from '@/lib/domain/consents/states';
import { REFERRAL_TEXT_MAX } from '@/lib/domain/referrals/code';
import { isDay } from '@/lib/domain/shared/calendar';
import { enrolMember as enrolCommand } from '@/lib/members/commands/enrol-member';
import { defineEndpoint } from '../endpoint';
import { lineText, storeCode } from '../fields';
import { storeOfCall } from '../store-of-call';

const SOURCES = ['till', 'phone', 'site', 'app'] as const;
const MOST_CONSENTS = 20;

const body = z.strictObject({
  lastName: lineText(100).optional(),
  firstName: lineText(100).optional(),
  middleName: lineText(100).optional(),
  birthOn: z.iso.date().refine(isDay).optional(),
  phone: lineText(40).optional(),
  email: lineText(254).optional(),
  externalId: lineText(80).optional().describe('The id of another system.'),
  language: z.enum(LOCALES).optional(),
  source: z.enum(SOURCES).default('till').describe('Where they joined.'),
  store: storeCode.optional(),
  card: z
    .union([
      z.strictObject({ number: z.string().regex(/^[\d\s-]{4,40}$/) }),
      z.strictObject({ isVirtual: z.literal(true) }),
    ])
    .optional()
    .describe('The card that is handed over, or a virtual one.'),
  referralCode: lineText(REFERRAL_TEXT_MAX)
    .optional()
    .describe('The code of the member who brought them, as it was said.'),
  consents: z
    .array(z.strictObject({ purpose: z.enum(CONSENT_PURPOSES), channel: z.enum(CONSENT_CHANNELS) }))
    .max(MOST_CONSENTS)
    .default([])
    .describe('What they agreed to, to the text of today.'),
});

export const enrolMember = defineEndpoint({
  id: 'enrolMember',
  method: 'POST',
  path: '/members',
  scope: 'members.enrol',
  summary: 'Take somebody into the programme, with a card and what they agreed to: all or nothing.',
  status: 201,
  isIdempotent: true,
  errors: [
    'identity_taken',
    'card_refused',
    'referral_refused',
    'wrong_state',
    'already_exists',
    'not_found',
  ],
  example: {
    firstName: 'Anna',
    lastName: 'Orlova',
    phone: '+7 912 000-00-01',
    source: 'till',
    card: { isVirtual: true },
    consents: [{ purpose: 'personalData', channel: 'none' }],
  },
  body,
  answer: z.object({ memberId: z.int(), code: z.string(), cardId: z.int().nullable() }),
  run: async ({ actor, body, once }) => {
    const { source, card, consents, store, phone, email, externalId, referralCode, ...details } =
      body;
    const storeId = (await storeOfCall(actor, store))?.storeId ?? null;
    const identities = { phone, email, external: externalId };
    const told = referralCode === undefined ? {} : { referralCode };
    const input = { details, identities, card: card ?? null, consents, source, storeId, ...told };
    return once(enrolCommand, input, (result) => result);
  },
});
