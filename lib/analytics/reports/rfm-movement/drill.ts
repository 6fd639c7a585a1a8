import 'server-only';
import type { Fragment, Read } from '@/db/read';
import {
  type CellLabel,
  type LabelSlot,
  monthSlot,
  plain,
} from '@/lib/domain/analytics/cell-label';
import { isRfmGroup } from '@/lib/domain/analytics/rfm-groups';
import { NO_BUYER } from '@/lib/domain/analytics/rfm-movement-result';
import type { CellMembers } from '../report';
import { membersAt, membersOfTwo } from './moves';
import { type KeptMonth, type MovementPlan, planMovement } from './plan';
import { type MovementCell, parseMovementCell, type RfmMovementParameters } from './spec';

type Found = { readonly ids: Fragment; readonly label: CellLabel; readonly asOfOn: string };

/** A place as a label names it: one of the ten groups in the reader's language, else as it was named. */
function placeSlot({ model }: MovementPlan, place: string): LabelSlot {
  const name = model.groups.find(({ id }) => id === place)?.name ?? '';
  if (name !== '') return plain(name);
  return isRfmGroup(place) ? { kind: 'groups', groups: [place] } : plain(place.toUpperCase());
}

/** The number of a place as `placeByCode` has it, 0 of who bought nothing; null: there is no such place. */
function numberOf({ places }: MovementPlan, place: string): number | null {
  if (place === NO_BUYER) return 0;
  const at = places.indexOf(place);
  return at === -1 ? null : at + 1;
}

function at(
  read: Read,
  plan: MovementPlan,
  cell: Extract<MovementCell, { kind: 'at' }>,
): Found | null {
  const month = plan.kept.find((one) => one.month === cell.month);
  const place = numberOf(plan, cell.place);
  if (month === undefined || place === null || place === 0) return null;
  return {
    ids: membersAt(read, plan, { month, place }),
    label: {
      key: 'rfmAt',
      slots: { place: placeSlot(plan, cell.place), month: monthSlot(cell.month) },
    },
    asOfOn: month.asOfOn,
  };
}

type Pair = readonly [KeptMonth, KeptMonth];
const monthsOf = ([from, to]: Pair) => ({ from: monthSlot(from.month), to: monthSlot(to.month) });

function flow(
  read: Read,
  { plan, pair }: { plan: MovementPlan; pair: Pair },
  cell: Extract<MovementCell, { kind: 'flow' }>,
): Found | null {
  const [was, is] = [numberOf(plan, cell.from), numberOf(plan, cell.to)];
  if (was === null || is === null || (was === 0 && is === 0)) return null;
  const months = monthsOf(pair);
  const before = placeSlot(plan, cell.from);
  const after = placeSlot(plan, cell.to);
  const both: CellLabel = { key: 'rfmFlow', slots: { before, after, ...months } };
  const came: CellLabel = { key: 'rfmFlowCame', slots: { after, ...months } };
  const gone: CellLabel = { key: 'rfmFlowGone', slots: { before, ...months } };
  return {
    ids: read`SELECT member_id FROM (${membersOfTwo(read, plan, pair)}) moved
      WHERE place_from = ${was} AND place_to = ${is}`,
    label: was === 0 ? came : is === 0 ? gone : both,
    asOfOn: pair[1].asOfOn,
  };
}

const SUMS = {
  stayed: { key: 'rfmStayed', where: 'place_from = place_to' },
  moved: { key: 'rfmMoved', where: 'place_from > 0 AND place_to > 0 AND place_from <> place_to' },
  came: { key: 'rfmCame', where: 'place_from = 0' },
  gone: { key: 'rfmGone', where: 'place_to = 0' },
} as const;

function sum(
  read: Read,
  { plan, pair }: { plan: MovementPlan; pair: Pair },
  cell: Extract<MovementCell, { kind: 'sum' }>,
): Found {
  const { key, where } = SUMS[cell.sum];
  return {
    ids: read`SELECT member_id FROM (${membersOfTwo(read, plan, pair)}) moved WHERE ${read.unsafe(where)}`,
    label: { key, slots: monthsOf(pair) },
    asOfOn: pair[1].asOfOn,
  };
}

function find(read: Read, plan: MovementPlan, cell: MovementCell): Found | null {
  if (cell.kind === 'at') return at(read, plan, cell);
  const { from, to } = plan;
  if (from === null || to === null) return null;
  const between = { plan, pair: [from, to] as const };
  return cell.kind === 'flow' ? flow(read, between, cell) : sum(read, between, cell);
}

/** Members of a place in a month, of a flow between two places, or of all who stayed, moved, came or are gone. Sums are of 12 months, as of today. */
export async function drillRfmMovement({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: RfmMovementParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseMovementCell(cell);
  if (wanted === null) return null;
  const plan = await planMovement(read, parameters);
  const found = find(read, plan, wanted);
  if (found === null) return null;
  const { name, isDefault } = plan.model;
  return {
    members: read`
      SELECT x.member_id, coalesce(s.receipts_365, 0) AS receipts, coalesce(s.revenue_365_minor, 0) AS revenue_minor
      FROM (${found.ids}) x LEFT JOIN member_summary s USING (member_id)`,
    label: found.label,
    asOfOn: found.asOfOn,
    conditions: isDefault ? [] : [{ key: 'conditionModel', slots: { name: plain(name) } }],
  };
}
