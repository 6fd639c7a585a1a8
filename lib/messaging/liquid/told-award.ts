import 'server-only';
import { z } from 'zod';
import { dayInput } from '@/lib/domain/access/inputs';

const HUNDREDTHS = /^\d{1,15}$/;
const CODE_MAX = 40;

/** What a mechanic would give, as a preview is told it: hundredths of a point, their last day, a code and its last day. */
export const awardInput = z.strictObject({
  points: z.string().regex(HUNDREDTHS).nullable(),
  expiresOn: dayInput.nullable(),
  couponCode: z.string().max(CODE_MAX).nullable(),
  couponUntil: dayInput.nullable(),
});
