import 'server-only';
import { z } from 'zod';
import { recordConsent as recordCommand } from '@/lib/consents/commands/record-consent';
import { consentInput } from '@/lib/domain/consents/inputs';
import { isConsentKey } from '@/lib/domain/consents/states';
import { defineEndpoint } from '../endpoint';
import { memberParams } from '../fields';

export const recordConsent = defineEndpoint({
  id: 'recordConsent',
  method: 'POST',
  path: '/members/{memberId}/consents',
  scope: 'consents.edit',
  summary: 'Write down that a member gave or withdrew a consent. Given is the text of today.',
  status: 201,
  isIdempotent: true,
  errors: ['already_exists', 'wrong_state', 'not_found'],
  example: {
    purpose: 'advertising',
    channel: 'email',
    decision: 'given',
    source: 'site',
    evidence: 'checkbox',
  },
  params: memberParams,
  body: z.strictObject(consentInput.shape).refine(isConsentKey, { path: ['channel'] }),
  answer: z.object({ consentId: z.int() }),
  run: ({ params, body, once }) => once(recordCommand, { ...params, ...body }, (result) => result),
});
