import 'server-only';
import { keepLifecycleMonth } from '@/lib/analytics/commands/keep-lifecycle-month';
import { DUE_LIFECYCLE_MONTHS, LIFECYCLE_MONTHS_BACK } from '@/lib/analytics/lifecycle/due-months';
import type { SystemActor } from '@/lib/domain/access/actor';
import type { Tx } from '../write';

/** Keeps the stages of the last year as the nights of its months' ends would have; the present month waits for the first night. */
export async function loadLifecycleMonths(tx: Tx, actor: SystemActor): Promise<void> {
  const { rows } = await tx.client.query<{ month: string }>(DUE_LIFECYCLE_MONTHS, [
    LIFECYCLE_MONTHS_BACK + 1,
  ]);
  for (const { month } of rows) {
    const input = { month: month.slice(0, 7) };
    await keepLifecycleMonth.run({ tx, input, actor, now: new Date() });
  }
}
