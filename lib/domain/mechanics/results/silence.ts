/** First days of the bands of silence before the assignment, newest first. The last has those who did not buy for a year too. */
export const SILENCE_FROM = [0, 30, 60, 90, 180] as const;

/** The name of a band: its first day. */
export const SILENCES = SILENCE_FROM.map(String);

/** The first and last day of a band, told by its name; the last has no end. */
export function silenceDays(name: string): { readonly from: number; readonly to: number | null } {
  const at = SILENCES.indexOf(name);
  const next = SILENCE_FROM[at + 1];
  return { from: SILENCE_FROM[at] ?? 0, to: next === undefined ? null : next - 1 };
}
