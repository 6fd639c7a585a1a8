import 'server-only';
import { createTranslator } from 'next-intl';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';
import type { TimelineEntry, Told } from '@/lib/domain/members/timeline/timeline';
import { toldValues } from '@/lib/format/told-values';
import { MESSAGE_AREAS } from '@/lib/i18n/areas';
import type { MessageKey } from '@/lib/i18n/message-key';

async function translator(locale: Locale) {
  const files = await Promise.all(
    MESSAGE_AREAS.map(async (area) => {
      const file: { default: Record<string, unknown> } = await import(
        `../../../messages/${locale}/${area}.json`
      );
      return [area, file.default] as const;
    }),
  );
  return createTranslator<Record<string, never>>({
    locale,
    messages: Object.fromEntries(files) as never,
    onError: (error) => {
      throw error;
    },
  }) as unknown as (key: MessageKey, values?: Record<string, unknown>) => string;
}

/** Every sentence of the entries in every language; throws where a word or a slot is missing. */
export async function tellEntries(entries: readonly TimelineEntry[]) {
  const byLocale = await Promise.all(
    LOCALES.map(async (locale) => {
      const t = await translator(locale);
      const words = (key: string) => t(key as MessageKey);
      const tags = { was: (text: string) => text, is: (text: string) => text };
      const markup = (
        t as unknown as { markup: (key: string, values: Record<string, unknown>) => string }
      ).markup;
      const say = (told: Told) =>
        markup(told.key, { ...toldValues(told, { locale, currency: 'RUB', words }), ...tags });
      const lines = entries.map((entry) =>
        [entry.title, ...entry.details, ...entry.lines].map(say).join(' | '),
      );
      return [locale, lines] as const;
    }),
  );
  return Object.fromEntries(byLocale) as Record<Locale, string[]>;
}
