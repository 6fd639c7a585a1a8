import 'server-only';
import { z } from 'zod';
import type { JudgedOutcome } from '@/lib/domain/purchases/receipt-view';
import { decisionJson } from '@/lib/domain/rules/stored-json';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '../claims/read-receipts';
import { judgedOutcomes } from '../deciding/judged-outcomes';

/** The rules behind a decision that was made and not kept with a purchase yet, each with what came of it. */
export const explainDecision = defineQuery({
  id: 'purchases.explainDecision',
  permission: 'points.read',
  /** A decision as it is kept. */
  input: z.object({ decision: z.unknown().transform((json) => decisionJson.parse(json)) }),
  run: ({ read, input }): Promise<readonly JudgedOutcome[]> =>
    judgedOutcomes(readRowsOf(read), input.decision),
});
