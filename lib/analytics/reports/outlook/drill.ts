import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, daySlot, plain } from '@/lib/domain/analytics/cell-label';
import { ALIVE_BINS, OUTLOOK_BINS } from '@/lib/domain/analytics/outlook-settings';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { type OutlookCell, parseOutlookCell } from './spec';

type Held = { readonly fromOn: string; readonly mask: number; readonly asOfOn: string };

async function heldOf(read: Read): Promise<Held | null> {
  const [held] = await read<Held[]>`
    SELECT held_from_on AS "fromOn", held_mask AS mask, m.as_of_on AS "asOfOn"
    FROM outlook_state s JOIN outlook_models m USING (outlook_model_id) WHERE held_from_on IS NOT NULL`;
  return held ?? null;
}

/** Members of the check who had come back so often by its first day, as the check counted them. */
function heldMembers(read: Read, bin: number, { fromOn, mask }: Held): Fragment {
  const { from, to } = OUTLOOK_BINS[bin] ?? { from: 0, to: null };
  return read`
    SELECT member_id FROM purchases
    WHERE NOT is_return AND member_id > 0 AND business_date <= ${fromOn}::date AND member_id & ${mask}::int = 0
    GROUP BY member_id
    HAVING count(DISTINCT business_date) - 1 BETWEEN ${from}::int AND ${to ?? 1_000_000}::int`;
}

function labelOf(cell: OutlookCell, held: Held | null): CellLabel {
  if (cell.kind === 'all') return { key: 'outlookAll', slots: {} };
  if (cell.kind === 'chance') {
    const percent = (bin: number) => plain((bin * 100) / ALIVE_BINS);
    return { key: 'outlookChance', slots: { from: percent(cell.bin), to: percent(cell.bin + 1) } };
  }
  const { from, to } = OUTLOOK_BINS[cell.bin] ?? { from: 0, to: null };
  return {
    key: to === null ? 'outlookHeldFrom' : 'outlookHeld',
    slots: { from: plain(from), to: plain(to ?? from), day: daySlot(held?.fromOn ?? '') },
  };
}

/** The members behind a figure of what is expected. */
export async function drillOutlook({
  read,
  cell,
}: {
  read: Read;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseOutlookCell(cell);
  if (wanted === null) return null;
  const held = wanted.kind === 'held' ? await heldOf(read) : null;
  if (wanted.kind === 'held' && held === null) return null;
  const inside =
    wanted.kind === 'held' && held !== null
      ? heldMembers(read, wanted.bin, held)
      : read`SELECT member_id FROM member_outlooks WHERE ${
          wanted.kind === 'chance'
            ? read`least(floor(p_alive * ${ALIVE_BINS}::int), ${ALIVE_BINS}::int - 1) = ${wanted.bin}::int`
            : read`true`
        }`;
  return {
    members: read`
      SELECT s.member_id, s.receipts, s.revenue_minor FROM member_summary s WHERE s.member_id IN (${inside})`,
    label: labelOf(wanted, held),
    asOfOn: held?.asOfOn ?? (await analyticsState(read)).asOfOn,
  };
}
