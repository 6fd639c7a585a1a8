import 'server-only';
import { type CellLabel, monthSlot } from '@/lib/domain/analytics/cell-label';
import type { RetentionPlan } from './plan';

/** Names the cohorts: members by the months of their first purchase. */
export function cohortsLabel({ from, to }: Pick<RetentionPlan, 'from' | 'to'>): CellLabel {
  return { key: 'retentionAll', slots: { from: monthSlot(from), to: monthSlot(to) } };
}
