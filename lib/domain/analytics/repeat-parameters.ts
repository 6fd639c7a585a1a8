import { z } from 'zod';
import { dayParameter, memberFilterShape, monthParameter } from './report-parameters';
import { COHORT_GRAINS } from './retention-settings';

/** What the reports on repeat purchases may be asked; the months are those of the first purchase. */
export const repeatParameters = z.object({
  from: monthParameter.optional(),
  to: monthParameter.optional(),
  asOf: dayParameter.optional(),
  /** Which months are meant when none are told: as many as the cohorts of this length show. */
  grain: z.enum(COHORT_GRAINS).default('month'),
  ...memberFilterShape,
});
