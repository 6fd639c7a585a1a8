import 'server-only';
import type { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, daySlot } from '@/lib/domain/analytics/cell-label';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { type MigrationPlan, planMigration } from './plan';
import type { migrationParameters } from './spec';
import { isMadeWhole, memberSums } from './sums';

const LABELS = {
  losers: 'migrationLosers',
  winners: 'migrationWinners',
  raised: 'migrationRaised',
  rest: 'migrationRest',
} as const;

const isPlain = (cell: string): cell is keyof typeof LABELS => Object.hasOwn(LABELS, cell);

/** `raised:<code of a tier>`: those of the losers whom this tier makes whole. */
const RAISED_TO = /^raised:(.+)$/;

type Found = { readonly isIn: Fragment; readonly label: CellLabel };

async function raisedTo(read: Read, plan: MigrationPlan, code: string): Promise<Found | null> {
  const [tier] = await read<{ tierId: number; nameEn: string; nameRu: string }[]>`
    SELECT tier_id AS "tierId", name_en AS "nameEn", name_ru AS "nameRu" FROM tiers WHERE code = ${code}`;
  // Steps are counted from 1: the tier stands above that of its place.
  const step = tier === undefined ? -1 : plan.tierIds.indexOf(tier.tierId);
  if (tier === undefined || step < 1) return null;
  const { nameEn, nameRu } = tier;
  return {
    isIn: read`${isMadeWhole(read)} AND step = ${step}`,
    label: { key: 'migrationRaisedTo', slots: { tier: { kind: 'tier', nameEn, nameRu } } },
  };
}

function plainCell(read: Read, cell: keyof typeof LABELS): Found {
  const isIn = {
    losers: read`loss_minor > 0`,
    winners: read`loss_minor < 0`,
    raised: isMadeWhole(read),
    rest: read`loss_minor > 0 AND (${isMadeWhole(read)}) IS NOT TRUE`,
  }[cell];
  return { isIn, label: { key: LABELS[cell], slots: {} } };
}

/** Who loses by the change, or wins; of the losers those whom a higher tier makes whole, all or tier by tier, and the rest. */
export async function drillMigration({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof migrationParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  const code = RAISED_TO.exec(cell)?.[1];
  if (code === undefined && !isPlain(cell)) return null;
  const plan = await planMigration(read, parameters, await analyticsState(read));
  const found = isPlain(cell) ? plainCell(read, cell) : await raisedTo(read, plan, code ?? '');
  if (found === null) return null;
  const { isIn, label } = found;
  return {
    members: read`SELECT member_id, receipts, revenue_minor FROM (${memberSums(read, plan)}) sums WHERE ${isIn}`,
    label: {
      key: label.key,
      slots: { ...label.slots, from: daySlot(plan.from), to: daySlot(plan.asOfOn) },
    },
    asOfOn: plan.asOfOn,
  };
}
