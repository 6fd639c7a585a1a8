import { addDays } from '../../shared/calendar';
import type { Ladder } from '../ladder';

/** On which days a draft is judged and measured. */
export type SimulatedDays = {
  /** The night in which the draft takes effect. */
  readonly night: string;
  /** The night whose window is measured. */
  readonly measuredOn: string;
  /** The night after grace that begins in `night`; null: there is no grace. */
  readonly fallsOn: string | null;
  /** The night whose window is measured for that. */
  readonly fallMeasuredOn: string | null;
};

/**
 * A draft takes effect on its first day, or today when that is past. What members will buy until then nobody knows: of a rolling window
 * the days up to today stand for those before its first day, as if it took effect tomorrow. A year is measured as it will be.
 */
export function simulatedDays(
  { window, graceDays }: Ladder,
  { startsOn, todayOn }: { readonly startsOn: string; readonly todayOn: string },
): SimulatedDays {
  const night = startsOn < todayOn ? todayOn : startsOn;
  const tomorrow = addDays(todayOn, 1);
  const measuredOn = window.kind === 'rolling' && night > tomorrow ? tomorrow : night;
  const later = (day: string) => (graceDays === 0 ? null : addDays(day, graceDays));
  return { night, measuredOn, fallsOn: later(night), fallMeasuredOn: later(measuredOn) };
}
