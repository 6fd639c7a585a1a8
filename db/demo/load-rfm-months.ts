import 'server-only';
import { keepRfmMonth } from '@/lib/analytics/commands/keep-rfm-month';
import {
  DUE_SCORINGS,
  type DueScoring,
  MONTHS_BACK,
} from '@/lib/analytics/rfm-models/due-scorings';
import type { SystemActor } from '@/lib/domain/access/actor';
import type { Tx } from '../write';

/** Keeps the scores of the last year as the nights of its months' ends would have: as of each end, by the command of the night. */
export async function loadRfmMonths(tx: Tx, actor: SystemActor): Promise<void> {
  const { rows } = await tx.client.query<DueScoring>(DUE_SCORINGS, [MONTHS_BACK + 1]);
  for (const { cutId, month } of rows) {
    const input = { cutId, month: month.slice(0, 7) };
    await keepRfmMonth.run({ tx, input, actor, now: new Date() });
  }
}
