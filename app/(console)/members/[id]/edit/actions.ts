'use server';

import { createAction } from '@/lib/access/create-action';
import { updateMember as updateMemberCommand } from '@/lib/members/commands/update-member';

export const updateMember = createAction(updateMemberCommand);
