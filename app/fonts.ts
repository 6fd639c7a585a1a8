import localFont from 'next/font/local';

/* Four files of one variable face. A page loads those whose letters it shows; the two common ones are preloaded. */
const latin = localFont({
  src: './fonts/onest-latin.woff2',
  variable: '--font-latin',
  weight: '100 900',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215',
    },
  ],
});

const cyrillic = localFont({
  src: './fonts/onest-cyrillic.woff2',
  variable: '--font-cyrillic',
  weight: '100 900',
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116' },
  ],
});

const latinExt = localFont({
  src: './fonts/onest-latin-ext.woff2',
  variable: '--font-latin-ext',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0100-0130, U+0132-0151, U+0154-017F, U+0218-021B, U+20A0-20AB, U+20AD-20C0',
    },
  ],
});

const cyrillicExt = localFont({
  src: './fonts/onest-cyrillic-ext.woff2',
  variable: '--font-cyrillic-ext',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0492-04AF, U+04B2-04FF' }],
});

/** Classes that make the four font variables available to the page. */
export const fontClasses = [latin, cyrillic, latinExt, cyrillicExt]
  .map((font) => font.variable)
  .join(' ');
