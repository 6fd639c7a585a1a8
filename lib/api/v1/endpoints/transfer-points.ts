import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { transferPoints as transferCommand } from '@/lib/points/commands/transfer';
import { defineEndpoint } from '../endpoint';
import { memberParams, pointsAnswer, somePoints } from '../fields';

export const transferPoints = defineEndpoint({
  id: 'transferPoints',
  method: 'POST',
  path: '/members/{memberId}/transfers',
  scope: 'points.transfer',
  summary:
    'Give points of a member to another one, each with the end it has, within the limits of the programme. The member has to have said so to you.',
  status: 201,
  isIdempotent: true,
  errors: ['insufficient_points', 'points_refused', 'transfer_refused', 'not_found'],
  example: { to: 18, points: '500' },
  params: memberParams,
  body: z.strictObject({
    to: memberIdInput.describe('The member who gets them.'),
    points: somePoints,
  }),
  answer: z.object({
    memberId: z.int(),
    toMemberId: z.int(),
    points: pointsAnswer,
    seq: z.int().nullable().describe('The movement in the statement of the giver.'),
    toSeq: z.int().nullable().describe('The one in the statement of the receiver.'),
  }),
  run: ({ params, body: { to, points }, key, once }) =>
    once(transferCommand, { ...params, toMemberId: to, points, key }, (result) => result),
});
