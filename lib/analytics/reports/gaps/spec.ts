import { z } from 'zod';
import { GAP_BINS, GAP_SIDES } from '@/lib/domain/analytics/gaps-result';
import {
  dayParameter,
  memberFilterShape,
  monthParameter,
} from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

/** What the report may be asked: the months in which a gap ended, the present one and the two before it unless told. */
export const gapsParameters = z.object({
  from: monthParameter.optional(),
  to: monthParameter.optional(),
  asOf: dayParameter.optional(),
  by: z.enum(GAP_SIDES).default('tier'),
  ...memberFilterShape,
});

export type GapsParameters = z.output<typeof gapsParameters>;

const quantiles = columns('number', 'quarterDays', 'medianDays', 'threeQuartersDays', 'longDays');

/** How long members wait between two days on which they buy. */
export const gapsSpec = defineReportSpec({
  id: 'gaps',
  permission: 'analytics.read',
  parameters: gapsParameters,
  facts: [
    ...columns('day', 'asOfOn'),
    ...columns('month', 'from', 'to'),
    ...columns('text', 'timeZone', 'by'),
    ...columns('count', 'gaps', 'customers'),
    ...quantiles,
  ],
  tables: [
    {
      id: 'bins',
      columns: [
        ...columns('number', 'bin', 'daysFrom', 'daysTo'),
        ...columns('count', 'gaps'),
        ...columns('ratio', 'share'),
        ...columns('count', 'customers'),
      ],
    },
    {
      id: 'groups',
      columns: [
        ...columns('text', 'group'),
        ...columns('count', 'gaps', 'customers'),
        ...quantiles,
      ],
    },
  ],
});

/** A figure that opens its members: all, those of a bin (1 is the first), those of a group. */
export type GapsCell =
  | { readonly kind: 'all' }
  | { readonly kind: 'bin'; readonly bin: number }
  | { readonly kind: 'group'; readonly group: string };

/** Reads `all`, `bin-3` and `group-gold`; null when it is none of them. */
export function parseGapsCell(text: string): GapsCell | null {
  if (text === 'all') return { kind: 'all' };
  const bin = Number(/^bin-(\d{1,2})$/.exec(text)?.[1]);
  if (bin >= 1 && bin <= GAP_BINS.length) return { kind: 'bin', bin };
  const group = /^group-(.{1,40})$/.exec(text)?.[1];
  return group === undefined ? null : { kind: 'group', group };
}
