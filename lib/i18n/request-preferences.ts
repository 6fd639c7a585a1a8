import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { findActor } from '@/lib/access/session';
import {
  isLocale,
  isTheme,
  LOCALE_COOKIE,
  type Locale,
  THEME_COOKIE,
  type Theme,
} from '@/lib/domain/access/preferences';
import { preferredLocale } from './accept-language';

export type RequestPreferences = { readonly locale: Locale; readonly theme: Theme };

/** The signed-in person's own choices; nothing when nobody is, or when the database does not answer. */
async function profileChoices() {
  try {
    return await findActor();
  } catch {
    // The page that explains the failure still needs a language: the cookies have one.
    return null;
  }
}

/** Language and theme of the reader: the profile's, else the cookie's, else what the browser asks for. */
export const requestPreferences = cache(async (): Promise<RequestPreferences> => {
  const jar = await cookies();
  const profile = await profileChoices();
  const locale = profile?.locale ?? jar.get(LOCALE_COOKIE)?.value;
  const theme = profile?.theme ?? jar.get(THEME_COOKIE)?.value;
  return {
    locale: isLocale(locale) ? locale : preferredLocale((await headers()).get('accept-language')),
    theme: isTheme(theme) ? theme : 'system',
  };
});
