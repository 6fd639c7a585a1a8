import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Seal } from '@/components/shell/seal';
import { LanguageSwitch } from './_parts/language-switch';

/** The sheet on which visitors sign in or set the product up. */
export default async function AuthLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations();
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-105 flex-col px-4 py-7 sm:py-16">
      <header className="mb-5 flex items-center gap-2">
        <Seal />
        <span className="text-lg">{t('common.productName')}</span>
        <span className="ml-auto">
          <LanguageSwitch label={t('access.signIn.languages')} current={await getLocale()} />
        </span>
      </header>
      <main>{children}</main>
    </div>
  );
}
