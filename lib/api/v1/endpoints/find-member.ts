import 'server-only';
import { runQuery } from '@/lib/kernel/query';
import { findMemberId } from '@/lib/members/queries/find-member-id';
import { defineEndpoint } from '../endpoint';
import { identityInput, memberAnswer } from '../fields';
import { soughtOf } from '../sought-of';
import { toldMember } from '../told-member';

export const findMember = defineEndpoint({
  id: 'findMember',
  method: 'POST',
  path: '/members/find',
  scope: 'members.read',
  summary:
    'Find a member by card, phone, e-mail or external id. A card that is blocked or over gets the answer of an unknown one.',
  errors: ['not_found'],
  example: { card: '2000000000008' },
  body: identityInput,
  answer: memberAnswer,
  run: async ({ actor, body }) =>
    toldMember(actor, await runQuery(findMemberId, soughtOf(body), actor)),
});
