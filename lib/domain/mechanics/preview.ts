import { addDays, dayStart, isDay } from '../shared/calendar';
import { type Run, type RunEvent, replayRun } from './run';

/** So far ahead a preview looks: over a year, so that each day of the calendar comes, and a window over New Year is whole. */
export const PREVIEW_DAYS = 400;
const DAY_MS = 86_400_000;

/** What is worth knowing of the day of a line. */
export const PREVIEW_NOTES = ['leapDay', 'clockForward', 'clockBack', 'afterWait'] as const;
export type PreviewNote = (typeof PREVIEW_NOTES)[number];

/** Who gets what when, or why not. */
export type PreviewLine = RunEvent & {
  /** The first moment of the day in the programme's zone. */
  readonly beginsAt: Date;
  readonly notes: readonly PreviewNote[];
};

/** Whether a day is longer or shorter than others: the clocks are put forward or back on it. */
function clockNotes(on: string, zone: string): readonly PreviewNote[] {
  const lasts = dayStart(addDays(on, 1), zone).getTime() - dayStart(on, zone).getTime();
  if (lasts === DAY_MS) return [];
  return [lasts < DAY_MS ? 'clockForward' : 'clockBack'];
}

/** The last of February in a year that has no 29th, the 29th itself, or the day after: where the setting of leap days shows. */
function isAtLeapDay(on: string): boolean {
  const isCommon = !isDay(`${on.slice(0, 4)}-02-29`);
  const dates = isCommon ? ['02-28', '03-01'] : ['02-29'];
  return dates.includes(on.slice(5));
}

/**
 * What mechanics will do with these members in 400 days from a day on, by what is known of them now: nobody is thought to buy meanwhile.
 * `afterWait`: it was refused on days before, by a rest, a group or a standing that ended.
 */
export function previewOf({
  mechanics,
  members,
  before,
  fromOn,
  zone,
}: Pick<Run, 'mechanics' | 'members' | 'before'> & {
  readonly fromOn: string;
  readonly zone: string;
}): readonly PreviewLine[] {
  const days = { fromOn, throughOn: addDays(fromOn, PREVIEW_DAYS - 1) };
  const waiting = new Set<string>();
  return replayRun({ mechanics, members, days, before }).map((event) => {
    const name = `${event.mechanicId} ${event.memberId} ${event.key}`;
    const isAfterWait = event.did === 'gave' && waiting.has(name);
    if (event.did === 'refused') waiting.add(name);
    const notes: readonly PreviewNote[] = [
      ...(isAtLeapDay(event.on) ? (['leapDay'] as const) : []),
      ...clockNotes(event.on, zone),
      ...(isAfterWait ? (['afterWait'] as const) : []),
    ];
    return { ...event, beginsAt: dayStart(event.on, zone), notes };
  });
}
