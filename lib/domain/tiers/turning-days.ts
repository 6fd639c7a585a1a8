import { addDays } from '../shared/calendar';
import type { DatedLadder, DayFact } from './replay';
import type { Climber, Standing } from './standing';
import { addMonthsToDay, periodEnd, windowStart } from './windows';

type Played = {
  readonly versions: readonly DatedLadder[];
  readonly facts: readonly DayFact[];
  readonly climber: Climber;
  readonly throughOn: string;
};

const exits = new Map<string, string>();
const MOST_EXITS = 20_000;

/** The first night on which a rolling window of so many months no longer holds a day. */
export function exitNight(on: string, months: number): string {
  const key = `${months} ${on}`;
  const known = exits.get(key);
  if (known !== undefined) return known;
  let lastOn = addMonthsToDay(on, months);
  // Where the month is shorter, the window holds the day a little longer.
  while (windowStart({ kind: 'rolling', months }, lastOn, on) <= on) lastOn = addDays(lastOn, 1);
  const night = addDays(lastOn, 1);
  if (exits.size >= MOST_EXITS) exits.clear();
  exits.set(key, night);
  return night;
}

/** First days of the periods of a version, and the days after them: what nights measure is another window from there on. */
export function periodStarts(
  { window }: DatedLadder['ladder'],
  { joinedOn }: Climber,
  { fromOn, throughOn }: { readonly fromOn: string; readonly throughOn: string },
): readonly string[] {
  if (window.kind === 'rolling') return [];
  const days: string[] = [];
  for (let on = fromOn; on <= throughOn; ) {
    on = addDays(periodEnd(window, on, { joinedOn }), 1);
    days.push(on, addDays(on, 1));
  }
  return days;
}

/**
 * Nights on which facts, versions and periods can change a standing, in order. Besides them only the standing itself
 * does: see `nextTurn`.
 */
export function turningDays({ versions, facts, climber, throughOn }: Played): readonly string[] {
  const months = new Set(
    versions.flatMap(({ ladder: { window } }) =>
      window.kind === 'rolling' ? [window.months] : [],
    ),
  );
  // The night of the first day looks at the period before it, the next one at its own.
  const days = new Set([climber.joinedOn, addDays(climber.joinedOn, 1)]);
  for (const { startsOn } of versions) days.add(startsOn).add(addDays(startsOn, 1));
  for (const { on } of facts) {
    days.add(on).add(addDays(on, 1));
    for (const count of months) days.add(exitNight(on, count));
  }
  for (const { startsOn, ladder } of versions) {
    const fromOn = startsOn > climber.joinedOn ? startsOn : climber.joinedOn;
    for (const on of periodStarts(ladder, climber, { fromOn, throughOn })) days.add(on);
  }
  return [...days].sort();
}

/** The first night after a day on which the clocks of a standing run out; null: none is running. */
export function clockTurn(standing: Standing, afterOn: string): string | null {
  let next: string | null = null;
  for (const lastOn of [standing.validUntilOn, standing.graceUntilOn, standing.heldUntilOn]) {
    if (lastOn === null || lastOn < afterOn) continue;
    const night = addDays(lastOn, 1);
    if (next === null || night < next) next = night;
  }
  return next;
}
