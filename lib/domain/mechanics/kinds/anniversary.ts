import { z } from 'zod';
import { say } from '../clauses';
import { defineKind, occurrence, within } from '../occurrence';
import { tellYearly, windowAround, yearlyShape, yearsMeeting, yearsOn } from '../yearly';

const schema = z.strictObject({ is: z.literal('anniversary'), ...yearlyShape });

/** A gift around the day on which the member joined, every full year of it. */
export const anniversary = defineKind({
  id: 'anniversary',
  wakes: 'night',
  reads: ['joinedOn'],
  schema,
  tell: (parameters) => [say('mechanic.anniversary'), ...tellYearly(parameters)],
  occurrences: (parameters, { joinedOn }, days) =>
    within(
      yearsMeeting(joinedOn, days).map((years) =>
        occurrence({
          key: String(years),
          ...windowAround(yearsOn(joinedOn, years, parameters.leapDay), parameters),
        }),
      ),
      days,
    ),
});
