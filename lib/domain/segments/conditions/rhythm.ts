import { LIFECYCLE_STAGES } from '../../analytics/lifecycle';
import { defineCondition } from '../condition';
import { codesSlot, decimalsSlot, percentsSlot } from '../slots';

/** Stands at one of these stages by the rhythm of their own purchases. Who never bought stands at none. */
export const lifecycle = defineCondition('lifecycle', 'rhythm', {
  stages: codesSlot(LIFECYCLE_STAGES),
});

/** Gaps between purchases that a silence is measured by: the middle one of a member's own, or the one that nine of ten do not exceed. */
export const OWN_GAPS = ['usual', 'long'] as const;

/** Has been silent for so many times a gap of their own. Who has no rhythm yet is not late. */
export const late = defineCondition('late', 'rhythm', {
  times: decimalsSlot,
  gaps: codesSlot(OWN_GAPS),
});

/** Still buys with such a chance, by the model of purchases as it scored last. Who never bought has no score. */
export const alive = defineCondition('alive', 'rhythm', { percents: percentsSlot });

/** Days ahead that purchases are forecast for. */
export const FORECAST_DAYS = ['30', '90'] as const;

/** Is expected to buy on so many days of those that come, by the same model. */
export const expected = defineCondition('expected', 'rhythm', {
  purchases: decimalsSlot,
  ahead: codesSlot(FORECAST_DAYS),
});
