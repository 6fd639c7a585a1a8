import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { askCode } from '../referral-code';

const input = z.object({ memberId: memberIdInput });

/** The member's code, made on first asking, for staff. Throws `not_found`, `member_refused`. */
export const makeReferralCode = defineCommand({
  id: 'referrals.makeReferralCode',
  permission: 'members.edit',
  input,
  run: (context) => askCode(context, context.input.memberId),
});

/** The same for a shop or an app, which shows it to the member. */
export const askReferralCode = defineCommand({
  id: 'referrals.askReferralCode',
  permission: 'members.enrol',
  input,
  run: (context) => askCode(context, context.input.memberId),
});
