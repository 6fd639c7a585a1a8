'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { changePassword as changePasswordCommand } from '@/lib/access/commands/change-password';
import { signOutElsewhere as signOutElsewhereCommand } from '@/lib/access/commands/sign-out-elsewhere';
import { updateProfile as updateProfileCommand } from '@/lib/access/commands/update-profile';
import { createAction, createOwnAction } from '@/lib/access/create-action';
import { preferenceCookie } from '@/lib/access/request';
import { LOCALE_COOKIE, THEME_COOKIE } from '@/lib/domain/access/preferences';

export const updateProfile = createAction(updateProfileCommand, {
  after: async ({ locale, theme }) => {
    const jar = await cookies();
    jar.set(preferenceCookie(LOCALE_COOKIE, locale));
    jar.set(preferenceCookie(THEME_COOKIE, theme));
    revalidatePath('/', 'layout');
  },
});

export const changePassword = createOwnAction(
  changePasswordCommand,
  (given: { readonly present: string; readonly next: string }, { sessionHash }) => ({
    ...given,
    keepSessionHash: sessionHash,
  }),
  { after: () => revalidatePath('/profile') },
);

export const signOutElsewhere = createOwnAction(
  signOutElsewhereCommand,
  (_: null, { sessionHash }) => ({ exceptHash: sessionHash }),
  { after: () => revalidatePath('/profile') },
);
