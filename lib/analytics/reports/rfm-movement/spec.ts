import { z } from 'zod';
import { monthParameter } from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { MOVEMENT_SIDES } from '@/lib/domain/analytics/rfm-movement-result';

const MAX_ID = 2_147_483_647;

/** What the report may be asked: a model (the default unless told), and two kept months; without them the last two. */
export const rfmMovementParameters = z.object({
  model: z.coerce.number().int().min(1).max(MAX_ID).optional(),
  from: monthParameter.optional(),
  to: monthParameter.optional(),
  by: z.enum(MOVEMENT_SIDES).default('groups'),
});

export type RfmMovementParameters = z.output<typeof rfmMovementParameters>;

/** Who moved between the groups of an RFM model, or between its cells, from one kept month to another. */
export const rfmMovementSpec = defineReportSpec({
  id: 'rfm-movement',
  permission: 'analytics.read',
  parameters: rfmMovementParameters,
  facts: [
    ...columns('number', 'model'),
    ...columns('text', 'modelName'),
    ...columns('day', 'asOfOn'),
    ...columns('month', 'from', 'to'),
    ...columns('flag', 'isUnfinished'),
    ...columns('text', 'timeZone'),
    ...columns('flag', 'isEnough'),
    ...columns('count', 'customers', 'stayed', 'moved', 'came', 'gone'),
  ],
  tables: [
    {
      id: 'places',
      columns: [
        ...columns('text', 'place', 'placeName'),
        ...columns('number', 'meanScore'),
        ...columns('count', 'customers', 'customersBefore', 'customersChange'),
      ],
    },
    {
      id: 'flows',
      columns: [
        ...columns('text', 'placeFrom', 'placeTo'),
        ...columns('count', 'customers'),
        ...columns('ratio', 'shareFrom'),
      ],
    },
    {
      id: 'months',
      columns: [
        ...columns('month', 'month'),
        ...columns('text', 'place'),
        ...columns('count', 'customers'),
      ],
    },
  ],
});

/** A figure that opens its members. */
export type MovementCell =
  | { readonly kind: 'at'; readonly month: string; readonly place: string }
  | { readonly kind: 'flow'; readonly from: string; readonly to: string }
  | { readonly kind: 'sum'; readonly sum: 'stayed' | 'moved' | 'came' | 'gone' };

const AT = /^at-(\d{4}-\d{2})\.([a-zA-Z][a-zA-Z0-9]*)$/;
const FLOW = /^flow-([a-zA-Z][a-zA-Z0-9]*)\.([a-zA-Z][a-zA-Z0-9]*)$/;
const SUM = /^(stayed|moved|came|gone)$/;

/** Reads `at-2026-10.champions`, `flow-champions.atRisk`, `moved`; null when it is none of them. */
export function parseMovementCell(text: string): MovementCell | null {
  const [, month, place] = AT.exec(text) ?? [];
  if (month !== undefined && place !== undefined) return { kind: 'at', month, place };
  const [, from, to] = FLOW.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'flow', from, to };
  const sum = SUM.exec(text)?.[1];
  if (sum === 'stayed' || sum === 'moved' || sum === 'came' || sum === 'gone') {
    return { kind: 'sum', sum };
  }
  return null;
}
