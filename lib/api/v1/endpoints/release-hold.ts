import 'server-only';
import { z } from 'zod';
import { releaseHold as releaseCommand } from '@/lib/points/commands/release-hold';
import { defineEndpoint } from '../endpoint';
import { holdParams, pointsAnswer } from '../fields';

export const releaseHold = defineEndpoint({
  id: 'releaseHold',
  method: 'POST',
  path: '/members/{memberId}/holds/{holdId}/release',
  scope: 'points.redeem',
  summary: 'Let go what a hold has promised. Letting it go twice is letting it go once.',
  isIdempotent: true,
  errors: ['wrong_state', 'not_found'],
  params: holdParams,
  answer: z.object({ memberId: z.int(), points: pointsAnswer }),
  run: ({ params, once }) => once(releaseCommand, params, (result) => result),
});
