import { z } from 'zod';
import { pointsInput } from './inputs';
import { TRANSFER_LIMIT_MAX } from './transfers';

const limitInput = pointsInput.refine((points) => points <= TRANSFER_LIMIT_MAX);

/** What a programme may say of transfers: each limit at least as wide as the one before. Amounts are text. */
export const transferLimitsInput = z
  .object({
    hasTransfers: z.boolean(),
    least: limitInput,
    most: limitInput,
    aDay: limitInput,
    aMonth: limitInput,
  })
  .refine(({ least, most }) => least <= most, { path: ['most'] })
  .refine(({ most, aDay }) => most <= aDay, { path: ['aDay'] })
  .refine(({ aDay, aMonth }) => aDay <= aMonth, { path: ['aMonth'] });
