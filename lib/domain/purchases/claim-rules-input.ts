import { z } from 'zod';
import { CLAIM_DAYS_MAX, CLAIM_DAYS_MIN } from './claims';

/** What a programme may say of claims. */
export const claimRulesInput = z.object({
  claimDays: z.number().int().min(CLAIM_DAYS_MIN).max(CLAIM_DAYS_MAX),
});
