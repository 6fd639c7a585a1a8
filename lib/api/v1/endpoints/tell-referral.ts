import 'server-only';
import { z } from 'zod';
import { REFERRAL_TEXT_MAX } from '@/lib/domain/referrals/code';
import { tellReferralCode } from '@/lib/referrals/commands/tell-referrer';
import { defineEndpoint } from '../endpoint';
import { lineText, memberParams } from '../fields';

export const tellReferral = defineEndpoint({
  id: 'tellReferral',
  method: 'POST',
  path: '/members/{memberId}/referral',
  scope: 'members.enrol',
  summary:
    'Tell who brought a member that joined within the last 14 days and has not bought yet, by the code of who did. Once for a member.',
  status: 201,
  isIdempotent: true,
  errors: ['referral_refused', 'not_found'],
  example: { referralCode: '7KQ4-X9TP' },
  params: memberParams,
  body: z.strictObject({
    referralCode: lineText(REFERRAL_TEXT_MAX).describe(
      'As it was said: capitals and hyphens do not matter.',
    ),
  }),
  answer: z.object({ referralId: z.int() }),
  run: ({ params, body, once }) =>
    once(tellReferralCode, { ...params, ...body }, (result) => result),
});
