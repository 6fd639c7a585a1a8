import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SystemTheme } from '@/components/shell/system-theme';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { fontClasses } from './fonts';
import './globals.css';

/** The name of the product in the tab, in the reader's language. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: { template: `%s · ${t('productName')}`, default: t('productName') } };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/* Runs before the first paint, so that a dark desktop never sees a white flash. */
const SYSTEM_THEME = `document.documentElement.classList.toggle('dark',
  matchMedia('(prefers-color-scheme: dark)').matches)`;

/** The page around every page: language, theme and type. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { locale, theme } = await requestPreferences();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html
      lang={locale}
      data-theme={theme}
      className={theme === 'dark' ? `${fontClasses} dark` : fontClasses}
      suppressHydrationWarning
    >
      {theme === 'system' && (
        <head>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, under the page's nonce */}
          <script nonce={nonce} dangerouslySetInnerHTML={{ __html: SYSTEM_THEME }} />
        </head>
      )}
      <body>
        {theme === 'system' && <SystemTheme />}
        {children}
      </body>
    </html>
  );
}
