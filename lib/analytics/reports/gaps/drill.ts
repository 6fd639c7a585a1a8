import 'server-only';
import type { Read } from '@/db/read';
import {
  type CellLabel,
  type LabelSlot,
  monthSlot,
  plain,
} from '@/lib/domain/analytics/cell-label';
import { GAP_BINS, NO_GAP_GROUP } from '@/lib/domain/analytics/gaps-result';
import { isRfmGroup } from '@/lib/domain/analytics/rfm-groups';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { endedGaps, planGaps, sideIs } from './ended-gaps';
import { type GapsCell, type GapsParameters, parseGapsCell } from './spec';

async function groupSlot(read: Read, group: string): Promise<LabelSlot> {
  if (isRfmGroup(group)) return { kind: 'groups', groups: [group] };
  const [tier] = await read<{ nameEn: string; nameRu: string }[]>`
    SELECT name_en AS "nameEn", name_ru AS "nameRu" FROM tiers WHERE code = ${group}`;
  return tier === undefined ? plain(group) : { kind: 'tier', ...tier };
}

async function labelOf(read: Read, cell: GapsCell, months: CellLabel['slots']): Promise<CellLabel> {
  if (cell.kind === 'all') return { key: 'gapsAll', slots: months };
  if (cell.kind === 'bin') {
    const from = plain(GAP_BINS[cell.bin - 1] ?? 0);
    const next = GAP_BINS[cell.bin];
    if (next === undefined) return { key: 'gapsBinFrom', slots: { ...months, days: from } };
    return { key: 'gapsBin', slots: { ...months, days: from, until: plain(next - 1) } };
  }
  if (cell.group === NO_GAP_GROUP) return { key: 'gapsNoGroup', slots: months };
  return { key: 'gapsGroup', slots: { ...months, group: await groupSlot(read, cell.group) } };
}

/** Members with a gap that ended, be it of any length, of so many days, or in a group. Sums are of the receipts that ended one. */
export async function drillGaps({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: GapsParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseGapsCell(cell);
  if (wanted === null) return null;
  const plan = planGaps(parameters, await analyticsState(read));
  const narrowed =
    wanted.kind === 'all'
      ? read``
      : wanted.kind === 'bin'
        ? read`AND bin = ${wanted.bin}`
        : sideIs(read, parameters.by, wanted.group);
  if (narrowed === null) return null;
  return {
    members: read`
      SELECT member_id, count(*)::int AS receipts, sum(amount_minor)::bigint AS revenue_minor
      FROM (${endedGaps({ read, plan, parameters })}) ended WHERE true ${narrowed} GROUP BY member_id`,
    label: await labelOf(read, wanted, { from: monthSlot(plan.from), to: monthSlot(plan.to) }),
    asOfOn: plan.asOfOn,
  };
}
