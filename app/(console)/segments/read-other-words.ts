import { getLocale, getMessages } from 'next-intl/server';
import type { OtherLanguage } from '@/components/segment/other-language';
import { LOCALES } from '@/lib/domain/access/preferences';

/** What sentences of segments need in the language that the reader does not read, and nothing else of it. */
export async function readOtherWords(): Promise<OtherLanguage> {
  const own = await getLocale();
  const locale = LOCALES.find((known) => known !== own) ?? own;
  const { segments } = await getMessages({ locale });
  const { words, conditions, values, codes } = segments;
  return { locale, messages: { segments: { words, conditions, values, codes } } };
}
