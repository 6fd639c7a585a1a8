import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { findSetupLink } from '@/lib/access/queries/find-setup-link';
import { anonymousActor } from '@/lib/access/session';
import { CURRENCY_DECIMALS } from '@/lib/domain/shared/money';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { SetupForm } from './_parts/setup-form';

type Props = { readonly searchParams: Promise<{ readonly token?: string | string[] }> };

const LIKELY_ZONE = { en: 'Europe/London', ru: 'Europe/Moscow' } as const;
const LIKELY_CURRENCY = { en: 'EUR', ru: 'RUB' } as const;
const TOKEN = /^[\w-]{20,100}$/;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access.setup');
  // The one-time link must not leak to wherever the page leads.
  return { title: t('title'), referrer: 'no-referrer' };
}

/** The first start without the demo: the programme and its first administrator, by a one-time link. */
export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const [t, errors, locale] = await Promise.all([
    getTranslations('access.setup'),
    getTranslations('errors'),
    getLocale(),
  ]);
  const isGiven = typeof token === 'string' && TOKEN.test(token);
  const isLive = isGiven && (await runQuery(findSetupLink, { token }, await anonymousActor()));
  if (!isGiven || !isLive) {
    return (
      <>
        <h1 className="mb-2 text-title">{t('title')}</h1>
        <p className="mb-4">{isGiven ? errors('setup_link_invalid') : t('missing')}</p>
        <ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <h1 className="mb-1 text-title">{t('title')}</h1>
      <p className="mb-5 text-ink-2">{t('text')}</p>
      <ClientMessages areas={['access', 'common', 'errors']}>
        <SetupForm
          token={token}
          currencies={Object.keys(CURRENCY_DECIMALS)}
          timeZones={Intl.supportedValuesOf('timeZone')}
          likely={{ currency: LIKELY_CURRENCY[locale], timeZone: LIKELY_ZONE[locale] }}
        />
      </ClientMessages>
    </>
  );
}
