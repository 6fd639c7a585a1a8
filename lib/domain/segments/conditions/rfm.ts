import { RFM_GROUPS, type RfmGroup } from '../../analytics/rfm-groups';
import { defineCondition } from '../condition';
import { codesSlot, optional, scoresSlot } from '../slots';

/** Is in one of these groups by the scores of the current model. */
export const rfmGroup = defineCondition('rfmGroup', 'rfm', {
  groups: codesSlot(RFM_GROUPS as readonly [RfmGroup, ...RfmGroup[]]),
});

/** Has these scores; of a score that is not named any. Who did not buy in the model's window has none. */
export const rfmScore = defineCondition('rfmScore', 'rfm', {
  recency: optional(scoresSlot),
  frequency: optional(scoresSlot),
  monetary: optional(scoresSlot),
});
