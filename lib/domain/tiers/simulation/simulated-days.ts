import { addDays } from '../../shared/calendar';
import type { Ladder } from '../ladder';

/** On which days a draft is judged and measured. */
export type SimulatedDays = {
  /** The night in which the draft takes effect: its window is measured. */
  readonly night: string;
  /** The night after grace that begins in `night`; null: there is no grace. */
  readonly fallsOn: string | null;
  /** The day up to which receipts are known. */
  readonly knownOn: string;
};

/**
 * A draft takes effect on its first day, or today when that is past, and is measured over the window of that night, as the night will.
 * What members will buy until then nobody knows: the nights before it are played as if they bought nothing.
 */
export function simulatedDays(
  { graceDays }: Ladder,
  { startsOn, todayOn }: { readonly startsOn: string; readonly todayOn: string },
): SimulatedDays {
  const night = startsOn < todayOn ? todayOn : startsOn;
  const fallsOn = graceDays === 0 ? null : addDays(night, graceDays);
  return { night, fallsOn, knownOn: todayOn };
}
