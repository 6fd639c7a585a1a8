import { z } from 'zod';
import { ALIVE_BINS, OUTLOOK_BINS } from '@/lib/domain/analytics/outlook-settings';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

/** Nothing may be asked: it tells of the model in use. */
export const outlookParameters = z.object({});

/** What is expected of members, and how well an earlier forecast fitted. */
export const outlookSpec = defineReportSpec({
  id: 'outlook',
  permission: 'analytics.read',
  parameters: outlookParameters,
  facts: [
    ...columns('day', 'asOfOn', 'scoredOn'),
    ...columns('text', 'timeZone'),
    ...columns('count', 'customers'),
    ...columns('number', 'stillBuying', 'expected30', 'expected90'),
    ...columns('number', 'r', 'alpha', 'a', 'b', 'logLikelihood'),
    ...columns('day', 'heldFromOn', 'heldToOn'),
    ...columns('count', 'heldCustomers'),
    ...columns('number', 'heldExpectedDays', 'heldActualDays'),
  ],
  tables: [
    {
      id: 'calibration',
      columns: [
        ...columns('number', 'bin', 'from', 'to'),
        ...columns('count', 'customers'),
        ...columns('number', 'expectedDays', 'actualDays', 'expectedEach', 'actualEach'),
      ],
    },
    {
      id: 'chances',
      columns: [
        ...columns('number', 'bin'),
        ...columns('ratio', 'chanceFrom', 'chanceTo'),
        ...columns('count', 'customers'),
        ...columns('number', 'expected30', 'expected90'),
      ],
    },
  ],
});

export type OutlookCell =
  | { readonly kind: 'all' }
  | { readonly kind: 'chance'; readonly bin: number }
  | { readonly kind: 'held'; readonly bin: number };

/** Reads `all`, `chance-7` and `held-3`; null when it is none of them. */
export function parseOutlookCell(text: string): OutlookCell | null {
  if (text === 'all') return { kind: 'all' };
  const [, kind, number] = /^(chance|held)-(\d)$/.exec(text) ?? [];
  const bin = Number(number);
  if (kind === 'chance' && bin < ALIVE_BINS) return { kind, bin };
  return kind === 'held' && bin < OUTLOOK_BINS.length ? { kind, bin } : null;
}
