import 'server-only';
import { defineEndpoint } from '../endpoint';
import { memberAnswer, memberParams } from '../fields';
import { toldMember } from '../told-member';

export const getMember = defineEndpoint({
  id: 'getMember',
  method: 'GET',
  path: '/members/{memberId}',
  scope: 'members.read',
  summary: 'Tell a member: standing, tier, masked contacts, what they bought.',
  errors: ['not_found'],
  params: memberParams,
  answer: memberAnswer,
  run: ({ actor, params }) => toldMember(actor, params.memberId),
});
