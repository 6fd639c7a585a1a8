import 'server-only';
import { z } from 'zod';
import { getCard } from '@/lib/cards/queries/get-card';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { TELLING_CARDS } from '@/lib/members/queries/find-member-id';
import { defineEndpoint } from '../endpoint';
import { dayAnswer } from '../fields';

export const findCard = defineEndpoint({
  id: 'findCard',
  method: 'POST',
  path: '/cards/find',
  scope: 'cards.read',
  summary:
    'Tell the state of a card by its number: whose it is, whether it may earn and pay. One that is blocked, replaced or over gets the answer of an unknown one.',
  errors: ['not_found'],
  example: { number: '2000000000008' },
  body: z.strictObject({ number: z.string().regex(/^[\d\s-]{4,40}$/) }),
  answer: z.object({
    memberId: z.int(),
    status: z.enum(['issued', 'active']),
    mayEarn: z.boolean(),
    mayRedeem: z.boolean(),
    type: z.string().nullable(),
    isVirtual: z.boolean(),
    issuedOn: dayAnswer,
    expiresOn: dayAnswer.nullable(),
  }),
  run: async ({ actor, body }) => {
    const number = body.number.replaceAll(/[\s-]/g, '');
    if (number === '') throw new AppError('not_found');
    const card = await runQuery(getCard, { number }, actor);
    const status = TELLING_CARDS.find((telling) => telling === card.status);
    if (status === undefined) throw new AppError('not_found');
    return {
      memberId: card.member.memberId,
      status,
      ...card.rights,
      type: card.type?.code ?? null,
      isVirtual: card.isVirtual,
      issuedOn: card.issuedOn,
      expiresOn: card.expiresOn,
    };
  },
});
