'use server';

import { revalidatePath } from 'next/cache';
import { changeRole as changeRoleCommand } from '@/lib/access/commands/change-role';
import { createUser as createUserCommand } from '@/lib/access/commands/create-user';
import { disableUser as disableUserCommand } from '@/lib/access/commands/disable-user';
import { enableUser as enableUserCommand } from '@/lib/access/commands/enable-user';
import { resetPassword as resetPasswordCommand } from '@/lib/access/commands/reset-password';
import { createAction } from '@/lib/access/create-action';

const after = () => revalidatePath('/settings/users');

export const createUser = createAction(createUserCommand, { after });
export const changeRole = createAction(changeRoleCommand, { after });
export const disableUser = createAction(disableUserCommand, { after });
export const enableUser = createAction(enableUserCommand, { after });
export const resetPassword = createAction(resetPasswordCommand, { after });
