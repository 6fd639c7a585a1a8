import 'server-only';
import { z } from 'zod';
import {
  identityEditsInput,
  memberDetailsInput,
  memberExtrasInput,
} from '@/lib/domain/members/cleansing/member-input';
import { REFERRAL_TEXT_MAX } from '@/lib/domain/referrals/code';
import { defineCommand } from '@/lib/kernel/command';
import { tellReferral } from '@/lib/referrals/tell-referral';
import { addMember } from '../editing/add-member';

/**
 * Makes a member from what staff typed, cleansed. Throws `invalid_input` with the fields, `identity_taken` with the
 * field and the member that has it, and `referral_refused` with the reason when it cannot be kept who brought them.
 */
export const createMember = defineCommand({
  id: 'members.create',
  permission: 'members.edit',
  input: z.object({
    details: memberDetailsInput,
    identities: identityEditsInput,
    ...memberExtrasInput,
    /** The code or the number of the member who brought them. Empty: nobody did. */
    broughtBy: z.string().trim().max(REFERRAL_TEXT_MAX).default(''),
  }),
  run: async (context) => {
    const { broughtBy, ...typed } = context.input;
    if (broughtBy === '') return addMember(context, typed);
    const details = { ...typed.details, source: 'referral' };
    const { result, changes } = await addMember(context, { ...typed, details });
    const { memberId } = result;
    const { change } = await tellReferral(context, { memberId, broughtBy, mayName: true });
    return { result, changes: [...changes, change] };
  },
});
