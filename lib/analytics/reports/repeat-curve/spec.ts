import { repeatParameters } from '@/lib/domain/analytics/repeat-parameters';
import { CURVE_DAYS, REPEAT_STEPS } from '@/lib/domain/analytics/repeat-settings';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';

/** How soon the next purchase comes: the second to the fifth, within a week to a year of the one before. */
export const repeatCurveSpec = defineReportSpec({
  id: 'repeat-curve',
  permission: 'analytics.read',
  parameters: repeatParameters,
  facts: [
    ...columns('day', 'asOfOn'),
    ...columns('month', 'from', 'to'),
    ...columns('text', 'timeZone'),
    ...columns('count', 'customers'),
  ],
  tables: [
    {
      id: 'curve',
      columns: [
        ...columns('number', 'step', 'days'),
        ...columns('count', 'hadTime', 'boughtInTime'),
        ...columns('ratio', 'share'),
      ],
    },
  ],
});

/** Who made a purchase within so many days of the one before, or who had them. */
export type CurveCell = {
  readonly kind: 'in' | 'had';
  readonly step: number;
  readonly days: number;
};

/** Reads `in-2-30` and `had-2-30`; null when it is neither, or no point of the curve. */
export function parseCurveCell(text: string): CurveCell | null {
  const [, kind, step, days] = /^(in|had)-(\d)-(\d{1,3})$/.exec(text) ?? [];
  const cell = { step: Number(step), days: Number(days) };
  const isPoint = CURVE_DAYS.some((one) => one === cell.days);
  if (!isPoint || cell.step < 2 || cell.step > REPEAT_STEPS) return null;
  return kind === 'in' || kind === 'had' ? { kind, ...cell } : null;
}
