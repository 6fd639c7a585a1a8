'use server';

import { createAction } from '@/lib/access/create-action';
import { createMember as createMemberCommand } from '@/lib/members/commands/create-member';

export const createMember = createAction(createMemberCommand);
