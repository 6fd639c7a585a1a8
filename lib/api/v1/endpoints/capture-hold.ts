import 'server-only';
import { z } from 'zod';
import { captureHold as captureCommand } from '@/lib/points/commands/capture-hold';
import { defineEndpoint } from '../endpoint';
import { holdParams, pointsAnswer } from '../fields';

export const captureHold = defineEndpoint({
  id: 'captureHold',
  method: 'POST',
  path: '/members/{memberId}/holds/{holdId}/capture',
  scope: 'points.redeem',
  summary: 'Spend what a hold has promised, where no purchase of the programme takes it.',
  isIdempotent: true,
  errors: ['wrong_state', 'points_refused', 'not_found'],
  params: holdParams,
  answer: z.object({
    memberId: z.int(),
    points: pointsAnswer,
    seq: z.int().nullable().describe('The movement in the statement.'),
  }),
  run: ({ params, once }) => once(captureCommand, params, (result) => result),
});
