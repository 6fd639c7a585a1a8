import { z } from 'zod';
import { dayParameter, memberFilterShape } from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { isRfmGroup, type RfmGroup } from '@/lib/domain/analytics/rfm-groups';
import { RFM_BINNINGS, RFM_METRICS, RFM_WINDOWS } from '@/lib/domain/analytics/rfm-settings';

/** What the RFM reports may be asked. Without `asOf` the stored scoring answers. */
export const rfmParameters = z.object({
  asOf: dayParameter.optional(),
  window: z.enum(RFM_WINDOWS).default('12m'),
  /** The window's first day, in place of the named one. */
  since: dayParameter.optional(),
  binning: z.enum(RFM_BINNINGS).default('quintiles'),
  metric: z.enum(RFM_METRICS).default('customers'),
  m: z.coerce.number().int().min(1).max(5).optional(),
  group: z.string().refine(isRfmGroup).optional(),
  ...memberFilterShape,
});

export type RfmParameters = z.output<typeof rfmParameters>;

const sizes = [
  ...columns('count', 'customers'),
  ...columns('ratio', 'customersShare'),
  ...columns('count', 'receipts'),
  ...columns('money', 'revenueMinor'),
  ...columns('ratio', 'revenueShare'),
  ...columns('money', 'averageReceiptMinor'),
];

/** RFM: the recency by frequency grid, the named groups and the edges that cut buyers into five. */
export const rfmSpec = defineReportSpec({
  id: 'rfm',
  permission: 'analytics.read',
  parameters: rfmParameters,
  facts: [
    ...columns('day', 'asOfOn', 'sinceOn'),
    ...columns('text', 'window', 'binning', 'source', 'timeZone'),
    ...columns('moment', 'scoredAt'),
    ...columns('flag', 'isEnough'),
    ...columns('count', 'buyers', 'customers', 'receipts'),
    ...columns('money', 'revenueMinor', 'averageReceiptMinor'),
    ...columns('day', 'lastPurchaseOn'),
  ],
  tables: [
    { id: 'matrix', columns: [...columns('number', 'r', 'f'), ...sizes] },
    { id: 'groups', columns: [...columns('text', 'group'), ...sizes] },
    {
      id: 'edges',
      columns: [
        ...columns('number', 'edge'),
        ...columns('number', 'recencyDays', 'frequency'),
        ...columns('money', 'monetaryMinor'),
      ],
    },
  ],
});

/** A figure of the report that opens its members; scores that are absent are not asked for. */
export type RfmCell =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'scores';
      readonly r: number | null;
      readonly f: number | null;
      readonly m: number | null;
    }
  | { readonly kind: 'groups'; readonly groups: readonly RfmGroup[] };

const SCORES = /^(?=.)(?:r([1-5]))?(?:f([1-5]))?(?:m([1-5]))?$/;
const GROUPS = /^group-([a-zA-Z]+(?:\.[a-zA-Z]+)*)$/;

const score = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text);

/** Reads `all`, `r2f5`, `f5`, `r2f5m3`, `group-champions`, `group-champions.loyal`; null when it is none of them. */
export function parseRfmCell(text: string): RfmCell | null {
  if (text === 'all') return { kind: 'all' };
  const scores = SCORES.exec(text);
  if (scores) {
    return { kind: 'scores', r: score(scores[1]), f: score(scores[2]), m: score(scores[3]) };
  }
  const groups = GROUPS.exec(text)?.[1]?.split('.') ?? [];
  if (groups.length === 0 || !groups.every(isRfmGroup)) return null;
  return { kind: 'groups', groups: groups.filter(isRfmGroup) };
}
