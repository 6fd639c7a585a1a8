import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { REFERRAL_TEXT_MAX } from '@/lib/domain/referrals/code';
import { defineCommand } from '@/lib/kernel/command';
import { tellReferral } from '../tell-referral';

const text = z.string().trim().min(1).max(REFERRAL_TEXT_MAX);

/** Takes down at the desk who brought a member that just joined: by code or by number. Throws `referral_refused`, `not_found`. */
export const tellReferrer = defineCommand({
  id: 'referrals.tellReferrer',
  permission: 'members.edit',
  input: z.object({ memberId: memberIdInput, broughtBy: text }),
  run: async (context) => {
    const { change, ...result } = await tellReferral(context, { ...context.input, mayName: true });
    return { result, changes: [change] };
  },
});

/** The same for a shop or an app, by code alone: whose it is, is nothing for them to know. Throws `referral_refused`, `not_found`. */
export const tellReferralCode = defineCommand({
  id: 'referrals.tellReferralCode',
  permission: 'members.enrol',
  input: z.object({ memberId: memberIdInput, referralCode: text }),
  run: async (context) => {
    const { memberId, referralCode: broughtBy } = context.input;
    const told = await tellReferral(context, { memberId, broughtBy, mayName: false });
    return { result: { referralId: told.referralId }, changes: [told.change] };
  },
});
