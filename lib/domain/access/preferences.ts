/** The languages of the interface. The first is the fallback. */
export const LOCALES = ['en', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

/** Cookies that carry the profile's choices, and those of a visitor who is not signed in yet. */
export const LOCALE_COOKIE = 'vernost_locale';
export const THEME_COOKIE = 'vernost_theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** True when the text names a language of the interface. */
export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** True when the text names a theme. */
export function isTheme(value: string | undefined): value is Theme {
  return THEMES.some((theme) => theme === value);
}
