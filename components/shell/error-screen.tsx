'use client';

import { type Locale, NextIntlClientProvider } from 'next-intl';
import { useSyncExternalStore } from 'react';
import commonEn from '@/messages/en/common.json';
import errorsEn from '@/messages/en/errors.json';
import commonRu from '@/messages/ru/common.json';
import errorsRu from '@/messages/ru/errors.json';
import { ErrorState } from '../ui/error-state';

type Props = { readonly requestId: string | undefined; readonly onRetry: () => void };

const MESSAGES = {
  en: { common: commonEn, errors: errorsEn },
  ru: { common: commonRu, errors: errorsRu },
} as const;

const subscribe = () => () => undefined;

/** A whole screen for a failure that may have taken the language with it: it carries its own words. */
export default function ErrorScreen({ requestId, onRetry }: Props) {
  const locale = useSyncExternalStore<Locale>(
    subscribe,
    () => (navigator.language.startsWith('ru') ? 'ru' : 'en'),
    () => 'en',
  );
  return (
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      <main className="mx-auto max-w-xl px-4 py-10">
        <ErrorState
          cause={MESSAGES[locale].errors.unexpected}
          requestId={requestId}
          onRetry={onRetry}
        />
      </main>
    </NextIntlClientProvider>
  );
}
