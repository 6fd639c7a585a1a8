import { repeatParameters } from '@/lib/domain/analytics/repeat-parameters';
import { REPEAT_STEPS } from '@/lib/domain/analytics/repeat-settings';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

/** From the first purchase to the fifth: how many get there, how soon. */
export const repeatSpec = defineReportSpec({
  id: 'repeat',
  permission: 'analytics.read',
  parameters: repeatParameters,
  facts: [
    ...columns('day', 'asOfOn'),
    ...columns('month', 'from', 'to'),
    ...columns('text', 'timeZone'),
    ...columns('count', 'withinDays', 'customers', 'withoutSecond'),
    ...columns('ratio', 'secondShare'),
    ...columns('number', 'secondMedianDays'),
  ],
  tables: [
    {
      id: 'steps',
      columns: [
        ...columns('number', 'step'),
        ...columns('count', 'customers', 'hadTime', 'boughtInTime'),
        ...columns('ratio', 'transition'),
        ...columns('number', 'medianDays'),
      ],
    },
  ],
});

/** Reads `step-2` as 2 and `none` (no second purchase) as 0; null when it is neither. */
export function parseRepeatCell(text: string): number | null {
  if (text === 'none') return 0;
  const step = Number(/^step-([1-5])$/.exec(text)?.[1]);
  return step >= 1 && step <= REPEAT_STEPS ? step : null;
}
