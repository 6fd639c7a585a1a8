import { z } from 'zod';
import { idInput } from '../../access/inputs';

/** Days from the assignment on that count; `since`: as many as are over for each member. */
export const RESULT_WINDOWS = ['7', '14', '30', '60', '90', 'since'] as const;
export type ResultWindow = (typeof RESULT_WINDOWS)[number];
export const USUAL_WINDOW: ResultWindow = '30';

/** What members are parted by, as they were on the day before their assignment. */
export const RESULT_PARTS = ['none', 'tier', 'rfm', 'silence'] as const;
export type ResultPart = (typeof RESULT_PARTS)[number];

/** What is compared. `buyers`: whether a member bought at all. Money is net of returns; margin is what stays of revenue. */
export const MEASURES = ['buyers', 'receipts', 'revenue', 'margin'] as const;
export type Measure = (typeof MEASURES)[number];

const WHOLE_BPS = 10_000;
/** A quarter of revenue. */
export const USUAL_MARGIN_BPS = 2_500;

/** What results are asked. */
export const resultsInput = z.object({
  ruleId: idInput,
  days: z.enum(RESULT_WINDOWS).default(USUAL_WINDOW),
  by: z.enum(RESULT_PARTS).default('tier'),
  /** Another difference of buyers than the one planned, in hundredths of a point of percent. */
  leastBps: z.coerce.number().int().min(1).max(WHOLE_BPS).optional(),
  /** What stays of revenue, in hundredths of a percent: the programme keeps none. */
  marginBps: z.coerce.number().int().min(1).max(WHOLE_BPS).default(USUAL_MARGIN_BPS),
});
export type AskedResults = z.output<typeof resultsInput>;

/** What is asked of all mechanics together, against those held back from all of them. */
export const programmeInput = resultsInput.omit({ ruleId: true });
export type AskedProgramme = z.output<typeof programmeInput>;

/** Members behind a figure of the results: an arm, whether all of it or those who bought, and a part of it. */
export const resultCellInput = z.object({
  arm: z.enum(['treated', 'holdout']),
  what: z.enum(['assigned', 'buyers']).default('assigned'),
  /** A part by what `by` says; left out: all. */
  part: z.string().max(40).optional(),
});
export type ResultCell = z.output<typeof resultCellInput>;
