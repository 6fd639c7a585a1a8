import { WATCH_SILENT_MS } from '../points/watch';
import { addDays, dayInZone } from '../shared/calendar';
import type { Health } from './health';
import { MANY_PENDING_DELTAS, WORKER_SILENT_MS } from './limits';

export type HealthProblem =
  | 'ledger'
  | 'worker'
  | 'watch'
  | 'day'
  | 'replica'
  | 'pending'
  | 'stock'
  | 'webhooks';

/** Whether a worker has given a sign within the last minute. */
export function isWorkerRunning({ worker, readAt }: Pick<Health, 'worker' | 'readAt'>): boolean {
  return worker !== null && readAt.getTime() - worker.beatAt.getTime() < WORKER_SILENT_MS;
}

/** Whether a worker that has run long enough has not compared the ledger. */
function isWatchSilent({ worker, ledger, readAt }: Health): boolean {
  const began = worker?.startedAt.getTime() ?? readAt.getTime();
  return readAt.getTime() - Math.max(began, ledger.ranAt?.getTime() ?? 0) > WATCH_SILENT_MS;
}

/** What does not work, the gravest first. The windows may end yesterday: the night may still be under way. */
export function findProblems(health: Health, timeZone: string): HealthProblem[] {
  const yesterday = addDays(dayInZone(health.readAt, timeZone), -1);
  const problems: HealthProblem[] = [];
  if (health.ledger.accounts > 0) problems.push('ledger');
  if (!isWorkerRunning(health)) problems.push('worker');
  else if (isWatchSilent(health)) problems.push('watch');
  if (health.analytics.asOfOn < yesterday) problems.push('day');
  if (health.replica !== null && !health.replica.keepsUp) problems.push('replica');
  if (health.pendingDeltas > MANY_PENDING_DELTAS) problems.push('pending');
  if (health.shortStock.pairs > 0) problems.push('stock');
  if (health.silentWebhooks > 0) problems.push('webhooks');
  return problems;
}
