import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, monthSlot, plain } from '@/lib/domain/analytics/cell-label';
import type { CellMembers } from '../report';
import { type KeptMonth, membersOfTwo, numberOfPlace, planLifecycle } from './plan';
import { type LifecycleCell, type LifecycleParameters, parseLifecycleCell } from './spec';

type Pair = readonly [KeptMonth, KeptMonth];

/** Condition on `stage_from` and `stage_to`. */
function isIn(read: Read, cell: LifecycleCell): Fragment {
  if (cell.kind === 'at') return read`stage_to = ${numberOfPlace(cell.stage)}::int`;
  if (cell.kind === 'flow') {
    return read`stage_from = ${numberOfPlace(cell.from)}::int AND stage_to = ${numberOfPlace(cell.to)}::int`;
  }
  const stage = numberOfPlace(cell.stage);
  return cell.kind === 'left'
    ? read`stage_from = ${stage}::int AND stage_to <> ${stage}::int`
    : read`stage_to = ${stage}::int AND stage_from <> ${stage}::int`;
}

function labelOf(cell: LifecycleCell, [from, to]: Pair): CellLabel {
  if (cell.kind === 'at') {
    return {
      key: 'lifecycleAt',
      slots: { stage: plain(cell.stage), month: monthSlot(cell.month) },
    };
  }
  const months = { from: monthSlot(from.month), to: monthSlot(to.month) };
  if (cell.kind === 'flow') {
    const slots = { before: plain(cell.from), after: plain(cell.to), ...months };
    return { key: 'lifecycleFlow', slots };
  }
  const key = cell.kind === 'left' ? 'lifecycleLeft' : 'lifecycleCame';
  return { key, slots: { stage: plain(cell.stage), ...months } };
}

/** Members of a stage at the end of a kept month, of a flow between two, or of all who left a stage or came to it. Sums are of all their purchases. */
export async function drillLifecycle({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: LifecycleParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseLifecycleCell(cell);
  if (wanted === null) return null;
  const { kept, pair: compared } = await planLifecycle(read, parameters);
  const month = wanted.kind === 'at' ? kept.find((one) => one.month === wanted.month) : null;
  const pair: Pair | null = month ? [month, month] : month === undefined ? null : compared;
  if (pair === null) return null;
  return {
    members: read`
      SELECT x.member_id, coalesce(s.receipts, 0) AS receipts, coalesce(s.revenue_minor, 0) AS revenue_minor
      FROM (${membersOfTwo(read, parameters, pair)}) x LEFT JOIN member_summary s USING (member_id)
      WHERE ${isIn(read, wanted)}`,
    label: labelOf(wanted, pair),
    asOfOn: pair[1].asOfOn,
  };
}
