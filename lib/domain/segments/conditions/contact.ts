import { ADVERTISING_CHANNELS, CONSENT_PURPOSES } from '../../consents/states';
import { defineCondition } from '../condition';
import { codesSlot, optional } from '../slots';

/** Gave consent to one of these purposes; to advertising by one of these channels. */
export const consent = defineCondition('consent', 'contact', {
  purposes: codesSlot(CONSENT_PURPOSES),
  channels: optional(codesSlot(ADVERTISING_CHANNELS)),
});
