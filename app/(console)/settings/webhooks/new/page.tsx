import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { EndpointForm } from '../_parts/endpoint-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks');
  return { title: t('newTitle') };
}

/** A new endpoint; its secret is shown when it is made. */
export default async function NewEndpointPage() {
  await requireActor('webhooks.manage');
  const t = await getTranslations('webhooks');
  return (
    <ClientMessages areas={['common', 'errors', 'webhooks']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/settings/webhooks' }]}
        title={t('newTitle')}
        meta={t('newMeta')}
      />
      <EndpointForm draft={{ url: '', description: '', eventTypes: [], segmentIds: [] }} />
    </ClientMessages>
  );
}
