import { useTranslations } from 'next-intl';
import { LOCALES, type Locale } from '@/lib/domain/access/preferences';

/** A text in both languages, side by side where there is room. */
export function TextPreview({ texts }: { readonly texts: Readonly<Record<Locale, string>> }) {
  const t = useTranslations('consents.texts');
  return (
    <div className="grid gap-x-5 gap-y-3 border-t pt-2 sm:grid-cols-2">
      {LOCALES.map((locale) => (
        <div key={locale} className="min-w-0">
          <p className="text-xs text-ink-2">{t(locale)}</p>
          <p lang={locale} className="text-sm wrap-anywhere whitespace-pre-wrap">
            {texts[locale]}
          </p>
        </div>
      ))}
    </div>
  );
}
