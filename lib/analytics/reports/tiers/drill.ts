import 'server-only';
import type { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import { daySlot, type LabelSlot, plain } from '@/lib/domain/analytics/cell-label';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { shownOnBoth, spendAround } from './moves';
import { readNear } from './near';
import { planTiers } from './plan';
import type { tiersParameters } from './spec';

const CELL = /^(move|losing|reaching|around)-([a-z0-9-]+?)(?:\.([a-z0-9-]+))?$/;
const NO_TIER = 'none';

type Named = { readonly tierId: number; readonly nameEn: string; readonly nameRu: string };

const nameOf = ({ nameEn, nameRu }: Named): LabelSlot => ({ kind: 'tier', nameEn, nameRu });

async function tierOf(read: Read, code: string | undefined): Promise<Named | null> {
  if (code === NO_TIER) return { tierId: 0, nameEn: '—', nameRu: '—' };
  const [tier] = await read<Named[]>`
    SELECT tier_id AS "tierId", name_en AS "nameEn", name_ru AS "nameRu" FROM tiers WHERE code = ${code ?? ''}`;
  return tier ?? null;
}

const withYear = (read: Read, members: Fragment): Fragment => read`
  SELECT x.member_id, coalesce(s.receipts_365, 0) AS receipts, coalesce(s.revenue_365_minor, 0) AS revenue_minor
  FROM (${members}) x LEFT JOIN member_summary s USING (member_id)`;

/** Members of a move between two tiers, around a move up or down, or near losing or reaching a tier. */
export async function drillTiers({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof tiersParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  const [, kind, first, second] = CELL.exec(cell) ?? [];
  if (kind === undefined || (kind === 'move') !== (second !== undefined)) return null;
  const plan = planTiers(parameters, await analyticsState(read));
  const { asOfOn } = plan;
  if (kind === 'around') {
    if (first !== 'up' && first !== 'down') return null;
    return {
      members: read`
        SELECT member_id, receipts, (before_minor + after_minor)::bigint AS revenue_minor
        FROM (${spendAround(read, plan)}) moved WHERE direction = ${first}`,
      label: {
        key: first === 'up' ? 'tiersUp' : 'tiersDown',
        slots: { from: daySlot(plan.from), to: daySlot(plan.to) },
      },
      asOfOn,
    };
  }
  const tier = await tierOf(read, first);
  if (tier === null) return null;
  if (kind === 'move') {
    const to = await tierOf(read, second);
    if (to === null) return null;
    const moved = read`SELECT member_id FROM (${shownOnBoth(read, plan)}) shown
      WHERE from_id = ${tier.tierId} AND to_id = ${to.tierId}`;
    return {
      members: withYear(read, moved),
      label: {
        key: 'tiersMove',
        slots: {
          ...{ tier: nameOf(tier), other: nameOf(to) },
          ...{ from: daySlot(plan.from), to: daySlot(plan.to) },
        },
      },
      asOfOn,
    };
  }
  const found = await readNear(read, plan);
  const ids = (kind === 'losing' ? found.losing : found.reaching).get(tier.tierId) ?? [];
  return {
    members: withYear(read, read`SELECT unnest(${[...ids]}::bigint[]) AS member_id`),
    label:
      kind === 'losing'
        ? { key: 'tiersLosing', slots: { tier: nameOf(tier), days: plain(plan.nearDays) } }
        : {
            key: 'tiersReaching',
            slots: { tier: nameOf(tier), percent: plain(plan.missingPercent) },
          },
    asOfOn,
  };
}
