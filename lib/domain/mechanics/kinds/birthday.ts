import { z } from 'zod';
import { knownBirthOn } from '../../members/birthday';
import { addDays, daysBetween } from '../../shared/calendar';
import { say } from '../clauses';
import type { BirthdayEntry } from '../facts';
import { defineKind, earlier, type Occurrence, occurrence, within } from '../occurrence';
import { tellYearly, windowAround, yearlyShape, yearsMeeting, yearsOn } from '../yearly';

/** A birthday that was set or changed so many days before the window, or later, is not celebrated this year. */
const SETTLED_AFTER_DAYS = 30;
const LEAST_APART_DAYS = 330;

const schema = z.strictObject({ is: z.literal('birthday'), ...yearlyShape });
type Parameters = z.output<typeof schema>;

type Span = {
  readonly birthOn: string;
  readonly fromOn: string;
  /** The day on which another took its place; null: it holds. */
  readonly replacedOn: string | null;
};

/**
 * Which birthdays held from when: the first one that is real, one change by the member, and any with evidence. What the member says a
 * second time is not heard.
 */
export function birthdaySpans(entries: readonly BirthdayEntry[]): readonly Span[] {
  const spans: Span[] = [];
  let isChangedByMember = false;
  for (const entry of entries) {
    const birthOn = knownBirthOn(entry.birthOn);
    const held = spans.at(-1);
    if (birthOn === null || birthOn === held?.birthOn) continue;
    const isChange = held !== undefined && entry.by === 'member';
    if (isChange && isChangedByMember) continue;
    isChangedByMember ||= isChange;
    if (held !== undefined) spans.splice(-1, 1, { ...held, replacedOn: entry.on });
    spans.push({ birthOn, fromOn: entry.on, replacedOn: null });
  }
  return spans;
}

/** The birthday of a year, while the day of birth that was set in time holds. */
function celebrated(span: Span, years: number, parameters: Parameters): Occurrence {
  const day = yearsOn(span.birthOn, years, parameters.leapDay);
  const { dueOn, untilOn } = windowAround(day, parameters);
  const isRecent = daysBetween(span.fromOn, dueOn) <= SETTLED_AFTER_DAYS;
  const lastOn = span.replacedOn === null ? null : addDays(span.replacedOn, -1);
  return occurrence({
    key: day.slice(0, 4),
    // What was not known yet cannot be told of.
    dueOn: span.fromOn > dueOn ? span.fromOn : dueOn,
    untilOn: earlier(untilOn, lastOn),
    flaw: isRecent ? 'recentlySet' : null,
  });
}

/** A gift around the birthday: once for each year of the birthday itself, so 2 January with a week before begins in December. */
export const birthday = defineKind({
  id: 'birthday',
  wakes: 'night',
  reads: ['birthdays'],
  schema,
  leastApartDays: LEAST_APART_DAYS,
  tell: (parameters) => [say('mechanic.birthday'), ...tellYearly(parameters)],
  occurrences: (parameters, { birthdays }, days) =>
    within(
      birthdaySpans(birthdays).flatMap((span) =>
        yearsMeeting(span.birthOn, days).map((years) => celebrated(span, years, parameters)),
      ),
      days,
    ),
});
