import { type Browser, type BrowserContext, test } from '@playwright/test';
import type { Role } from '@/lib/domain/access/permissions';
import type { Locale } from '@/lib/domain/access/preferences';
import { LOCALE_COOKIE } from '@/lib/domain/access/preferences';
import { enter } from './sign-in';

export type Reader = {
  readonly role: Role;
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  readonly width: number;
};

export const HEIGHT = 900;

/** A signed-in browser that reads in the language, the theme and the width. The caller closes it. */
export async function asReader(browser: Browser, reader: Reader): Promise<BrowserContext> {
  const context = await browser.newContext({
    colorScheme: reader.theme,
    viewport: { width: reader.width, height: HEIGHT },
    reducedMotion: 'reduce',
  });
  await enter(context, reader.role);
  const url = test.info().project.use.baseURL ?? '';
  await context.addCookies([{ name: LOCALE_COOKIE, value: reader.locale, url }]);
  return context;
}
