import 'server-only';
import { z } from 'zod';

/** Work over all accounts may go on in so many lanes at once; each has members of its own and waits for no other. */
export const MOST_LANES = 8;

/** What one run looks for, lots or holds; a job runs again while there are more. Fewer ask more often, more wait longer. */
const MOST_AT_ONCE = 20_000;

/** Which of how many lanes: the members whose id leaves `lane` when divided by `lanes`. Left out: all. */
export const laneInput = z
  .object({
    lanes: z.number().int().min(1).max(MOST_LANES).default(1),
    lane: z.number().int().min(0).default(0),
    atOnce: z.number().int().min(1).max(MOST_AT_ONCE).default(MOST_AT_ONCE),
  })
  .refine(({ lane, lanes }) => lane < lanes);
