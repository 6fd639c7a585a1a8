import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { EndpointForm } from '../../_parts/endpoint-form';
import { readEndpoint } from '../../read-endpoint';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks.actions');
  return { title: t('edit') };
}

/** Where an endpoint is and what it is told. */
export default async function EditEndpointPage({ params }: Props) {
  const [t, endpoint] = await Promise.all([
    getTranslations('webhooks'),
    readEndpoint((await params).id),
  ]);
  const { endpointId, version, url, description, eventTypes, segmentIds } = endpoint;
  return (
    <ClientMessages areas={['common', 'errors', 'webhooks']}>
      <PageHeader
        crumbs={[
          { label: t('title'), href: '/settings/webhooks' },
          { label: new URL(url).host, href: `/settings/webhooks/${endpointId}` },
        ]}
        title={t('actions.edit')}
      />
      <EndpointForm
        draft={{ url, description, eventTypes, segmentIds }}
        edited={{ endpointId, version }}
      />
    </ClientMessages>
  );
}
