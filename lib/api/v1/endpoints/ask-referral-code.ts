import 'server-only';
import { z } from 'zod';
import { shownReferralCode } from '@/lib/domain/referrals/code';
import { askReferralCode as askCommand } from '@/lib/referrals/commands/make-referral-code';
import { defineEndpoint } from '../endpoint';
import { memberParams } from '../fields';

export const askReferralCode = defineEndpoint({
  id: 'askReferralCode',
  method: 'POST',
  path: '/members/{memberId}/referral-code',
  scope: 'members.enrol',
  summary:
    'Ask for the code by which a member brings others. It is made when it is asked for first, and stays.',
  isIdempotent: true,
  errors: ['member_refused', 'not_found'],
  params: memberParams,
  answer: z.object({ referralCode: z.string().describe('As it is read out: "7KQ4-X9TP".') }),
  run: ({ params, once }) =>
    once(askCommand, params, ({ code }) => ({ referralCode: shownReferralCode(code) })),
});
