import 'server-only';
import { type CellLabel, monthSlot, plain } from '@/lib/domain/analytics/cell-label';
import type { RetentionPlan } from './plan';

/** Names the cohorts: members by the months of what they began with. */
export function cohortsLabel({
  from,
  to,
  start,
}: Pick<RetentionPlan, 'from' | 'to' | 'start'>): CellLabel {
  return {
    key: 'retentionAll',
    slots: { start: plain(start), from: monthSlot(from), to: monthSlot(to) },
  };
}
