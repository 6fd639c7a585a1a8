import 'server-only';
import { z } from 'zod';
import {
  EVENT_NAME,
  EVENT_REFERENCE_MAX,
  EVENT_RULE_OUTCOMES,
} from '@/lib/domain/events/event-input';
import { POINTS_REFUSALS } from '@/lib/domain/points/may-move';
import { recordEvent as recordCommand } from '@/lib/events/commands/record-event';
import { defineEndpoint } from '../endpoint';
import { lineText, memberParams, momentInput, pointsAnswer, storeCode } from '../fields';
import { storeOfCall } from '../store-of-call';

export const recordEvent = defineEndpoint({
  id: 'recordEvent',
  method: 'POST',
  path: '/members/{memberId}/events',
  scope: 'events.post',
  summary:
    'Tell that a member did something that is no purchase. Rules of the programme give points for it, once or always.',
  status: 201,
  isIdempotent: true,
  errors: ['already_exists', 'points_refused', 'not_found'],
  example: { name: 'accountCreated', reference: 'app-17', occurredAt: '2026-11-27T12:30:00+03:00' },
  params: memberParams,
  body: z.strictObject({
    name: z.string().regex(EVENT_NAME).describe('As rules name it.'),
    reference: lineText(EVENT_REFERENCE_MAX).describe(
      'Your own: by name and reference an event counts once for a member.',
    ),
    occurredAt: momentInput.optional().describe('Left out: now.'),
    store: storeCode.optional(),
  }),
  answer: z.object({
    eventId: z.int(),
    points: pointsAnswer,
    balance: pointsAnswer,
    withheld: z.enum(POINTS_REFUSALS).nullable().describe('Why the member does not earn now.'),
    rules: z.array(
      z.object({ ruleId: z.int(), outcome: z.enum(EVENT_RULE_OUTCOMES), points: pointsAnswer }),
    ),
  }),
  run: async ({ actor, params, body, once }) => {
    const { store, occurredAt, ...event } = body;
    const storeId = (await storeOfCall(actor, store))?.storeId ?? null;
    const at = occurredAt === undefined ? null : new Date(occurredAt);
    return once(recordCommand, { ...params, ...event, storeId, occurredAt: at }, (result) => ({
      ...result,
      rules: [...result.rules],
    }));
  },
});
