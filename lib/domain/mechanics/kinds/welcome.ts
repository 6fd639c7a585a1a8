import { z } from 'zod';
import { addDays } from '../../shared/calendar';
import { say, sayCount } from '../clauses';
import { defineKind, occurrence, within } from '../occurrence';

const MOST_DAYS = 365;
const schema = z
  .strictObject({
    is: z.literal('welcome'),
    afterDays: z.number().int().min(0).max(MOST_DAYS).default(0),
    /** Who joined longer ago is not new any more. */
    withinDays: z.number().int().min(0).max(MOST_DAYS).default(30),
  })
  .refine(({ afterDays, withinDays }) => afterDays <= withinDays, { path: ['withinDays'] });

/** A gift for having joined, once. */
export const welcome = defineKind({
  id: 'welcome',
  wakes: 'event',
  isDueLater: true,
  reads: ['joinedOn'],
  schema,
  tell: ({ afterDays, withinDays }) => [
    afterDays === 0 ? say('mechanic.welcome') : sayCount('mechanic.welcomeAfter', afterDays),
    sayCount('mechanic.welcomeWithin', withinDays),
  ],
  occurrences: ({ afterDays, withinDays }, { joinedOn }, days) =>
    within(
      [
        occurrence({
          key: 'joined',
          dueOn: addDays(joinedOn, afterDays),
          untilOn: addDays(joinedOn, withinDays),
        }),
      ],
      days,
    ),
});
