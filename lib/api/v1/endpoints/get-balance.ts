import 'server-only';
import { z } from 'zod';
import { pointsText } from '@/lib/domain/shared/points';
import { runQuery } from '@/lib/kernel/query';
import { getPointsBalance } from '@/lib/points/queries/get-balance';
import { defineEndpoint } from '../endpoint';
import { dayAnswer, memberParams, pointsAnswer } from '../fields';

export const getBalance = defineEndpoint({
  id: 'getBalance',
  method: 'GET',
  path: '/members/{memberId}/balance',
  scope: 'points.read',
  summary:
    'Tell the points of a member: what can be spent, waits, is held, is owed, and ends first.',
  errors: ['not_found'],
  params: memberParams,
  answer: z.object({
    memberId: z.int(),
    available: pointsAnswer.describe('What can be spent now.'),
    pending: pointsAnswer,
    pendingOn: dayAnswer.nullable().describe('When the first of what waits can be spent.'),
    held: pointsAnswer,
    debt: pointsAnswer,
    endsFirst: z
      .object({ points: pointsAnswer, lastOn: dayAnswer })
      .nullable()
      .describe('Within 30 days.'),
    isFrozen: z.boolean(),
  }),
  run: async ({ actor, params: { memberId } }) => {
    const account = await runQuery(getPointsBalance, { memberId }, actor);
    const { soonFirst } = account;
    return {
      memberId,
      available: pointsText(account.available),
      pending: pointsText(account.pending),
      pendingOn: account.pendingOn,
      held: pointsText(account.held),
      debt: pointsText(account.debt),
      endsFirst:
        soonFirst === null
          ? null
          : { points: pointsText(soonFirst.points), lastOn: soonFirst.lastOn },
      isFrozen: account.isFrozen,
    };
  },
});
