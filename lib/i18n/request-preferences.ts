import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
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

/**
 * Language and theme of the reader: the profile's choice, which sign-in and the profile page keep in cookies, else
 * what the browser asks for.
 */
export const requestPreferences = cache(async (): Promise<RequestPreferences> => {
  const jar = await cookies();
  const locale = jar.get(LOCALE_COOKIE)?.value;
  const theme = jar.get(THEME_COOKIE)?.value;
  return {
    locale: isLocale(locale) ? locale : preferredLocale((await headers()).get('accept-language')),
    theme: isTheme(theme) ? theme : 'system',
  };
});
