import 'server-only';
import { z } from 'zod';
import { MESSAGE_EVENT_KINDS } from '@/lib/domain/messaging/states';
import {
  REPORTS_MAX,
  reportMessages as reportCommand,
} from '@/lib/messaging/commands/report-messages';
import { defineEndpoint } from '../endpoint';

export const reportMessages = defineEndpoint({
  id: 'reportMessages',
  method: 'POST',
  path: '/messages/reports',
  scope: 'messages.report',
  summary:
    'Tell what became of messages that were handed over: delivered, opened, clicked, bounced, complained about, left by. Contacts where nothing arrives, and whose owners complained or left, are written to no more.',
  isIdempotent: true,
  errors: [],
  example: {
    reports: [{ id: '5b0e7d0e-8a34-4f0c-9a53-0f2b6a1f3d11', event: 'bounced', isPermanent: true }],
  },
  body: z.strictObject({
    reports: z
      .array(
        z.strictObject({
          id: z.uuid().describe('The id that the message was handed over with.'),
          event: z.enum(MESSAGE_EVENT_KINDS),
          isPermanent: z
            .boolean()
            .optional()
            .describe('Of a bounce: nothing arrives there, now or later. Left out: true.'),
        }),
      )
      .min(1)
      .max(REPORTS_MAX),
  }),
  answer: z.object({
    kept: z.int(),
    unknown: z.int().describe('Reports about messages that there are not.'),
  }),
  run: async ({ body, once }) =>
    once(
      reportCommand,
      {
        reports: body.reports.map(({ isPermanent = true, ...told }) => ({ ...told, isPermanent })),
      },
      (result) => result,
    ),
});
