import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/domain/access/preferences';
import type segments from '../../messages/en/segments.json';

/** The language that the reader does not read, with the words that sentences of segments are made of. */
export type OtherLanguage = {
  readonly locale: Locale;
  readonly messages: {
    readonly segments: Pick<typeof segments, 'words' | 'conditions' | 'values' | 'codes'>;
  };
};

type Props = { readonly language: OtherLanguage; readonly children: ReactNode };

/** Within it words of segments are those of the other language. */
export function InOtherLanguage({ language: { locale, messages }, children }: Props) {
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
