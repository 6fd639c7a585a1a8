import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { requireActor } from '@/lib/access/session';
import { runQuery } from '@/lib/kernel/query';
import { listEndpoints } from '@/lib/webhooks/queries/list-endpoints';
import { SettingsHeader } from '../settings-header';
import { EndpointTable } from './_parts/endpoint-table';
import { RequestText } from './_parts/request-text';
import { SAMPLE } from './_parts/sample';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks');
  return { title: t('title') };
}

/** Who is told of what happens, and whether it arrives. */
export default async function WebhooksPage() {
  const actor = await requireActor('webhooks.manage');
  const [t, locale, endpoints] = await Promise.all([
    getTranslations('webhooks'),
    getLocale(),
    runQuery(listEndpoints, {}, actor),
  ]);
  const add = (
    <ButtonLink href="/settings/webhooks/new" tone="primary">
      {t('new')}
    </ButtonLink>
  );
  return (
    <>
      <SettingsHeader
        current="webhooks"
        meta={t('meta')}
        actions={endpoints.length === 0 ? undefined : add}
      />
      {endpoints.length === 0 ? (
        <EmptyState
          title={t('empty')}
          text={t('emptyText')}
          action={add}
          example={<RequestText label={t('example')} {...SAMPLE} />}
        />
      ) : (
        <EndpointTable endpoints={endpoints} locale={locale} />
      )}
    </>
  );
}
