import { z } from 'zod';
import { say } from '../clauses';
import { defineKind, happened, within } from '../occurrence';

/** How often something is worth a gift: in the life of a member, in a calendar year, or each time. */
export const TIMES = ['once', 'yearly', 'always'] as const;

/** What apps usually tell of, offered to begin with; any other name is as good. */
export const USUAL_EVENTS = [
  'profile.completed',
  'survey.answered',
  'review.written',
  'social.shared',
  'app.installed',
] as const;

/** A gift for something that is no purchase: a profile completed, a survey answered, any event told by its name. */
export const activity = defineKind({
  id: 'activity',
  wakes: 'event',
  reads: ['events'],
  schema: z.strictObject({
    is: z.literal('activity'),
    event: z.string().regex(/^[a-z][a-zA-Z0-9_.-]{0,59}$/),
    times: z.enum(TIMES).default('once'),
  }),
  tell: ({ event, times }) => [
    say('mechanic.event', { event: { kind: 'text', text: event } }),
    say(`mechanic.times.${times}`),
  ],
  occurrences: ({ event, times }, { events }, days) =>
    within(
      events
        .filter(({ name }) => name === event)
        .map(({ id, on }) => {
          const keys = { once: 'once', yearly: on.slice(0, 4), always: id };
          return happened(keys[times], on);
        }),
      days,
    ),
});
