import 'server-only';
import { z } from 'zod';
import {
  identityEditsInput,
  memberDetailsInput,
  memberExtrasInput,
} from '@/lib/domain/members/cleansing/member-input';
import { defineCommand } from '@/lib/kernel/command';
import { addMember } from '../editing/add-member';

/**
 * Makes a member from what staff typed, cleansed. Throws `invalid_input` with the fields, `identity_taken` with the
 * field and the member that has it.
 */
export const createMember = defineCommand({
  id: 'members.create',
  permission: 'members.edit',
  input: z.object({
    details: memberDetailsInput,
    identities: identityEditsInput,
    ...memberExtrasInput,
  }),
  run: (context) => addMember(context, context.input),
});
