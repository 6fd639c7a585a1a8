'use server';

import { redirect } from 'next/navigation';
import { createAction } from '@/lib/access/create-action';
import { recordConsent as recordConsentCommand } from '@/lib/consents/commands/record-consent';
import { takeBackConsent as takeBackConsentCommand } from '@/lib/consents/commands/take-back-consent';
import { confirmContact as confirmContactCommand } from '@/lib/contacts/commands/confirm-contact';
import { sendCode as sendCodeCommand } from '@/lib/contacts/commands/send-code';
import { answerInvitation as answerInvitationCommand } from '@/lib/households/commands/answer-invitation';
import { cancelCoupon as cancelCouponCommand } from '@/lib/mechanics/rewards/commands/cancel-coupon';
import { handOutGift as handOutGiftCommand } from '@/lib/mechanics/rewards/commands/hand-out-gift';
import { addInteraction as addInteractionCommand } from '@/lib/members/commands/add-interaction';
import { pinInteraction as pinInteractionCommand } from '@/lib/members/commands/pin-interaction';
import { revealContact as revealContactCommand } from '@/lib/members/commands/reveal-contact';
import { withdrawInteraction as withdrawInteractionCommand } from '@/lib/members/commands/withdraw-interaction';
import { endReferral as endReferralCommand } from '@/lib/referrals/commands/end-referral';
import { makeReferralCode as makeReferralCodeCommand } from '@/lib/referrals/commands/make-referral-code';
import { tellReferrer as tellReferrerCommand } from '@/lib/referrals/commands/tell-referrer';
import { resumeTask } from '@/lib/tasks/commands/resume-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { endEnrolment as endEnrolmentCommand } from '@/lib/tiers/commands/end-enrolment';
import { enrol as enrolCommand } from '@/lib/tiers/commands/enrol';

export const revealContact = createAction(revealContactCommand);
export const recordConsent = createAction(recordConsentCommand);
export const takeBackConsent = createAction(takeBackConsentCommand);
export const sendCode = createAction(sendCodeCommand);
export const confirmContact = createAction(confirmContactCommand);
export const answerInvitation = createAction(answerInvitationCommand);
export const addInteraction = createAction(addInteractionCommand);
export const pinInteraction = createAction(pinInteractionCommand);
export const cancelCoupon = createAction(cancelCouponCommand);
export const handOutGift = createAction(handOutGiftCommand);
export const makeReferralCode = createAction(makeReferralCodeCommand);
export const tellReferrer = createAction(tellReferrerCommand);
export const endReferral = createAction(endReferralCommand);
export const enrol = createAction(enrolCommand);
export const endEnrolment = createAction(endEnrolmentCommand);
export const withdrawInteraction = createAction(withdrawInteractionCommand);

/** Goes on with a task about the member: its page opens in the reader's hands. */
export const continueMemberTask = createAction(resumeTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});

/** Begins a guided task about the member or one of their cards, or comes to the unfinished one, and opens it. */
export const startMemberTask = createAction(startTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
