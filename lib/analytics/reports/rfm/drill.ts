import 'server-only';
import type { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, plain } from '@/lib/domain/analytics/cell-label';
import { scoreCodesOf } from '@/lib/domain/analytics/rfm-groups';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { rfmConditions } from './conditions';
import { rfmSays } from './says';
import { planRfm, scoredMembers } from './scored-members';
import { parseRfmCell, type RfmCell, type rfmParameters } from './spec';

function cellIs(read: Read, cell: RfmCell): Fragment {
  if (cell.kind === 'all') return read`true`;
  if (cell.kind === 'groups') {
    return read`r * 100 + f * 10 + m = ANY(${cell.groups.flatMap(scoreCodesOf)}::int[])`;
  }
  const is = (column: string, score: number | null) =>
    score === null ? read`` : read`AND ${read(column)} = ${score}`;
  return read`true ${is('r', cell.r)} ${is('f', cell.f)} ${is('m', cell.m)}`;
}

function labelOf(cell: RfmCell): CellLabel {
  if (cell.kind === 'all') return { key: 'rfmAll', slots: {} };
  if (cell.kind === 'groups') {
    return { key: 'rfmGroups', slots: { groups: { kind: 'groups', groups: cell.groups } } };
  }
  const scores = [cell.r && `R${cell.r}`, cell.f && `F${cell.f}`, cell.m && `M${cell.m}`];
  return { key: 'rfmScores', slots: { scores: plain(scores.filter(Boolean).join(' × ')) } };
}

/** The members behind a figure of the RFM report. */
export async function drillRfm({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof rfmParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseRfmCell(cell);
  if (!wanted) return null;
  const plan = planRfm(parameters, await analyticsState(read));
  return {
    members: read`
      SELECT member_id, receipts, revenue_minor FROM (${scoredMembers(read, parameters, plan)}) scored
      WHERE ${cellIs(read, wanted)}`,
    label: labelOf(wanted),
    asOfOn: plan.asOfOn,
    conditions: rfmConditions(parameters, plan),
    says: await rfmSays(read, parameters, { plan, cell: wanted }),
  };
}
