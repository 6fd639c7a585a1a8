import { defineCondition } from '../condition';
import { countSlot, optional, percentSlot, segmentsSlot, textsSlot, windowSlot } from '../slots';

/** A share of members that stays the same, whoever asks and whenever. */
export const share = defineCondition('share', 'other', { percent: percentSlot });

/** Is in one of these segments: in a dynamic one who fits it now, in a list who was put into it. */
export const segment = defineCondition('segment', 'other', { segments: segmentsSlot });

/** Did something that is no purchase: one of these events, so many times, at least once. */
export const event = defineCondition('event', 'other', {
  names: textsSlot,
  times: optional(countSlot),
  window: optional(windowSlot),
});
