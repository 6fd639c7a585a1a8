import 'server-only';
import { z } from 'zod';
import { HOLD_MINUTES, LONGEST_HOLD_MINUTES } from '@/lib/domain/points/holds';
import { openHold as openCommand } from '@/lib/points/commands/open-hold';
import { defineEndpoint } from '../endpoint';
import { memberParams, momentAnswer, pointsAnswer, somePoints } from '../fields';

export const openHold = defineEndpoint({
  id: 'openHold',
  method: 'POST',
  path: '/members/{memberId}/holds',
  scope: 'points.redeem',
  summary:
    'Promise points of a member to a receipt that is being paid. The balance does not change.',
  status: 201,
  isIdempotent: true,
  errors: ['insufficient_points', 'points_refused', 'not_found'],
  example: { points: '120', minutes: 15 },
  params: memberParams,
  body: z.strictObject({
    points: somePoints,
    minutes: z.int().min(1).max(LONGEST_HOLD_MINUTES).default(HOLD_MINUTES),
  }),
  answer: z.object({
    holdId: z.int(),
    memberId: z.int(),
    points: pointsAnswer,
    lapsesAt: momentAnswer,
  }),
  run: ({ params, body, key, once }) =>
    once(openCommand, { ...params, ...body, key }, (result) => result),
});
