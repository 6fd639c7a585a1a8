'use client';

import { useRouter } from 'next/navigation';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/domain/access/preferences';

const NAMES: Readonly<Record<Locale, string>> = { en: 'English', ru: 'Русский' };
const YEAR_SECONDS = 31_536_000;

type Props = { readonly label: string; readonly current: Locale };

/** Lets a visitor choose the language before there is a profile to keep it. Each is named in itself. */
export function LanguageSwitch({ label, current }: Props) {
  const router = useRouter();
  const choose = (locale: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
    document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  };
  return (
    <fieldset aria-label={label} className="flex gap-2 text-sm">
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
          className="rounded-control px-1.5 py-1 text-ink-2 hover:bg-hover aria-pressed:font-semibold aria-pressed:text-ink touch:min-h-11"
        >
          {NAMES[locale]}
        </button>
      ))}
    </fieldset>
  );
}
