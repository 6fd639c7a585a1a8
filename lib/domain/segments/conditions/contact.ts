import { ADVERTISING_CHANNELS, CONSENT_PURPOSES } from '../../consents/states';
import { MESSAGE_KINDS } from '../../messaging/states';
import { defineCondition } from '../condition';
import { codesSlot, countSlot, optional, windowSlot } from '../slots';

/** Gave consent to one of these purposes; to advertising by one of these channels. */
export const consent = defineCondition('consent', 'contact', {
  purposes: codesSlot(CONSENT_PURPOSES),
  channels: optional(codesSlot(ADVERTISING_CHANNELS)),
});

/** Ways on which a member can be reached: by each of them advertising may be agreed to and a contact confirmed. */
export const REACH_WAYS = ['email', 'sms', 'phone'] as const;

/** May be sent advertising by one of these: agreed to it, and the contact is confirmed. */
export const reachable = defineCondition('reachable', 'contact', { ways: codesSlot(REACH_WAYS) });

/** How a message ended: it was taken by the way out, refused by it, or not sent for a reason of ours. */
export const MESSAGE_OUTCOMES = ['sent', 'failed', 'dropped'] as const;

/** Messages to them ended so: so many times, at least once. */
export const message = defineCondition('message', 'contact', {
  outcomes: codesSlot(MESSAGE_OUTCOMES),
  purpose: optional(codesSlot(MESSAGE_KINDS)),
  times: optional(countSlot),
  window: optional(windowSlot),
});
