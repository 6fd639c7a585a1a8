import { z } from 'zod';
import { idInput, versionInput } from '../access/inputs';
import { isDay } from '../shared/calendar';
import { GIVEN_TIER_REASONS } from './floors';
import { GRANT_OUTCOMES } from './grants';
import { FLOOR_REMARK_MAX } from './records';

const TIER_ID_MAX = 32_767;

/** Which tier, to whom and to which day. */
export const grantAsked = {
  segmentId: idInput,
  tierId: z.number().int().min(1).max(TIER_ID_MAX),
  untilOn: z.string().refine(isDay),
};

/** Why it is given. */
export const grantWhy = {
  reason: z.enum(GIVEN_TIER_REASONS),
  remark: z.string().trim().max(FLOOR_REMARK_MAX).default(''),
};

/** A grant as it was on screen. */
export const seenGrant = z.object({ grantId: idInput, version: versionInput });

export const grantOutcomeInput = z.enum(GRANT_OUTCOMES);
