import 'server-only';
import { getRequestConfig } from 'next-intl/server';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';
import { MESSAGE_AREAS } from './areas';
import { requestPreferences } from './request-preferences';

async function loadMessages(locale: Locale) {
  const files = await Promise.all(
    MESSAGE_AREAS.map(async (area) => {
      const file: { default: Record<string, unknown> } = await import(
        `../../messages/${locale}/${area}.json`
      );
      return [area, file.default] as const;
    }),
  );
  return Object.fromEntries(files);
}

/** Language and words of a request. The language is never part of the address. */
export default getRequestConfig(async ({ locale: asked }) => {
  // Some pages say a thing in both languages: those ask for one by name.
  const locale = LOCALES.find((known) => known === asked) ?? (await requestPreferences()).locale;
  // The zone of the programme is given to lib/format by each page; the language implies none.
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' };
});
