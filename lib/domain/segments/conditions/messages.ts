import { AWARD_STATES } from '../../mechanics/records';
import { MESSAGE_CHANNELS } from '../../messaging/states';
import { defineCondition } from '../condition';
import { codesSlot, mechanicsSlot, optional, windowSlot } from '../slots';

const told = { mechanics: optional(mechanicsSlot), window: optional(windowSlot) };

/**
 * A mechanic had something for them: it was given, waits for its message, was dropped, taken back, or they are held back. Days are those on
 * which it was decided, of what was taken back those on which it was.
 */
export const mechanicAward = defineCondition('mechanicAward', 'contact', {
  results: codesSlot(AWARD_STATES),
  ...told,
});

/** A message of a mechanic, of any of these or of whichever, went to them. */
export const messageSent = defineCondition('messageSent', 'contact', told);

/** They opened one, or followed a link in it: many programs for mail fetch no picture. */
export const messageOpened = defineCondition('messageOpened', 'contact', told);

/** They followed a link in one. */
export const messageClicked = defineCondition('messageClicked', 'contact', told);

/** Their contact on one of these channels is written to no more, whoever it was found with. */
export const suppressed = defineCondition('suppressed', 'contact', {
  channels: codesSlot(MESSAGE_CHANNELS),
});
