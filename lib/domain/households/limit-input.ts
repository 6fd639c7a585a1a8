import { z } from 'zod';
import { HOUSEHOLD_LIMITS } from './states';

/** What a programme may say of its households: places, with the head's and invited ones. */
export const householdLimitInput = z.object({
  householdLimit: z.number().int().min(HOUSEHOLD_LIMITS.least).max(HOUSEHOLD_LIMITS.most),
});
