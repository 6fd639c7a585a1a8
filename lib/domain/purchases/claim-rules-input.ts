import { z } from 'zod';
import { CLAIM_DAYS_MAX, CLAIM_DAYS_MIN, CLAIM_RATE_BPS_MAX } from './claims';

/** What a programme may say of claims: the days, and the share in hundredths of a percent. */
export const claimRulesInput = z.object({
  claimDays: z.number().int().min(CLAIM_DAYS_MIN).max(CLAIM_DAYS_MAX),
  claimRateBps: z.number().int().min(0).max(CLAIM_RATE_BPS_MAX),
});
