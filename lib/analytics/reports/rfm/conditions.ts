import 'server-only';
import { type CellLabel, daySlot, plain } from '@/lib/domain/analytics/cell-label';
import type { RfmPlan } from './scored-members';
import type { RfmParameters } from './spec';

function windowOf({ since, window }: RfmParameters): readonly CellLabel[] {
  if (since !== undefined) return [{ key: 'conditionSince', slots: { day: daySlot(since) } }];
  return window === 'all' ? [{ key: 'conditionAllTime', slots: {} }] : [];
}

/** What the report was asked beside its day and the member's own filters, where it is not the default. */
export function rfmConditions(parameters: RfmParameters, plan: RfmPlan): readonly CellLabel[] {
  const { binning, m, group } = parameters;
  const conditions = [...windowOf(parameters)];
  if (binning === 'r-package') conditions.push({ key: 'conditionRPackage', slots: {} });
  if (m !== undefined) conditions.push({ key: 'rfmScores', slots: { scores: plain(`M${m}`) } });
  if (group !== undefined) {
    conditions.push({ key: 'rfmGroups', slots: { groups: { kind: 'groups', groups: [group] } } });
  }
  // A list shows the stored scores beside the member: they are not those that this figure was made of.
  if (plan.source === 'raw') conditions.push({ key: 'conditionScoresNow', slots: {} });
  return conditions;
}
