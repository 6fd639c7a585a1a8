import 'server-only';
import { z } from 'zod';
import { redeemPoints as redeemCommand } from '@/lib/points/commands/redeem';
import { defineEndpoint } from '../endpoint';
import { memberParams, pointsAnswer, somePoints } from '../fields';

export const redeemPoints = defineEndpoint({
  id: 'redeemPoints',
  method: 'POST',
  path: '/members/{memberId}/redemptions',
  scope: 'points.redeem',
  summary: 'Spend points of a member for something that is no purchase of the programme.',
  status: 201,
  isIdempotent: true,
  errors: ['insufficient_points', 'points_refused', 'not_found'],
  example: { points: '120' },
  params: memberParams,
  body: z.strictObject({ points: somePoints }),
  answer: z.object({
    memberId: z.int(),
    seq: z.int().nullable().describe('The movement in the statement of this member.'),
    points: pointsAnswer,
    balance: pointsAnswer,
    available: pointsAnswer.optional().describe('What is left to all of the household.'),
  }),
  run: ({ params, body, key, once }) =>
    once(redeemCommand, { ...params, ...body, key }, (result) => result),
});
