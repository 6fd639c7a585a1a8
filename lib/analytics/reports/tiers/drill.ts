import 'server-only';
import type { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, daySlot, type LabelSlot, plain } from '@/lib/domain/analytics/cell-label';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import {
  type DirectedCell,
  type MoveCell,
  type NearCell,
  parseTiersCell,
  type TiersCell,
} from './cells';
import { movedOnLadder, shownOnBoth, spendAround } from './moves';
import { membersNear, readNear } from './near';
import { planTiers, type TiersPlan } from './plan';
import type { tiersParameters } from './spec';

const NO_TIER = 'none';

type Found = { readonly members: Fragment; readonly label: CellLabel };
type Named = { readonly tierId: number; readonly nameEn: string; readonly nameRu: string };

const nameOf = ({ nameEn, nameRu }: Named): LabelSlot => ({ kind: 'tier', nameEn, nameRu });
const days = ({ from, to }: TiersPlan) => ({ from: daySlot(from), to: daySlot(to) });

async function tierOf(read: Read, code: string): Promise<Named | null> {
  if (code === NO_TIER) return { tierId: 0, nameEn: '—', nameRu: '—' };
  const [tier] = await read<Named[]>`
    SELECT tier_id AS "tierId", name_en AS "nameEn", name_ru AS "nameRu" FROM tiers WHERE code = ${code}`;
  return tier ?? null;
}

const withYear = (read: Read, members: Fragment): Fragment => read`
  SELECT x.member_id, coalesce(s.receipts_365, 0) AS receipts, coalesce(s.revenue_365_minor, 0) AS revenue_minor
  FROM (${members}) x LEFT JOIN member_summary s USING (member_id)`;

/** From one tier to another between the days. */
async function move(read: Read, plan: TiersPlan, cell: MoveCell): Promise<Found | null> {
  const from = await tierOf(read, cell.from);
  const to = await tierOf(read, cell.to);
  if (from === null || to === null) return null;
  const moved = read`SELECT member_id FROM (${shownOnBoth(read, plan)}) shown
    WHERE from_id = ${from.tierId} AND to_id = ${to.tierId}`;
  return {
    members: withYear(read, moved),
    label: { key: 'tiersMove', slots: { tier: nameOf(from), other: nameOf(to), ...days(plan) } },
  };
}

/** Up or down their ladder between the days, whatever lay between. */
function moved(read: Read, plan: TiersPlan, { direction }: DirectedCell): Found {
  const ids = read`SELECT member_id FROM (${movedOnLadder(read, plan)}) moved
    WHERE direction = ${direction}`;
  return {
    members: withYear(read, ids),
    label: { key: direction === 'up' ? 'tiersMovedUp' : 'tiersMovedDown', slots: days(plan) },
  };
}

/** By their first move, with what they spent around it. */
function around(read: Read, plan: TiersPlan, { direction }: DirectedCell): Found {
  return {
    members: read`
      SELECT member_id, receipts, (before_minor + after_minor)::bigint AS revenue_minor
      FROM (${spendAround(read, plan)}) moved WHERE direction = ${direction}`,
    label: { key: direction === 'up' ? 'tiersUp' : 'tiersDown', slots: days(plan) },
  };
}

/** Near losing or reaching a tier, or any. */
async function near(
  read: Read,
  plan: TiersPlan,
  { kind, tier: code }: NearCell,
): Promise<Found | null> {
  const tier = code === null ? undefined : await tierOf(read, code);
  if (tier === null) return null;
  const ids = membersNear((await readNear(read, plan))[kind], tier?.tierId);
  const slots = {
    ...(tier === undefined ? {} : { tier: nameOf(tier) }),
    ...(kind === 'losing'
      ? { days: plain(plan.nearDays) }
      : { percent: plain(plan.missingPercent) }),
  };
  const key = kind === 'losing' ? 'tiersLosing' : 'tiersReaching';
  return {
    members: withYear(read, read`SELECT unnest(${[...ids]}::bigint[]) AS member_id`),
    label: { key: tier === undefined ? `${key}Any` : key, slots },
  };
}

function find(read: Read, plan: TiersPlan, cell: TiersCell): Promise<Found | null> | Found {
  if (cell.kind === 'move') return move(read, plan, cell);
  if (!('direction' in cell)) return near(read, plan, cell);
  return cell.kind === 'moved' ? moved(read, plan, cell) : around(read, plan, cell);
}

/** Members of a move between two tiers, of all moves up or down, around a move, or near losing or reaching a tier. */
export async function drillTiers({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof tiersParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseTiersCell(cell);
  if (wanted === null) return null;
  const plan = planTiers(parameters, await analyticsState(read));
  const found = await find(read, plan, wanted);
  return found === null ? null : { ...found, asOfOn: plan.asOfOn };
}
