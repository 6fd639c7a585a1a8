import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findExampleReader } from '@/lib/messaging/queries/find-example-reader';
import { TemplateEditor } from '../_parts/template-editor';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('templates');
  return { title: t('newTitle') };
}

/** A text of the library, being written. */
export default async function NewTemplatePage() {
  const actor = await requireActor('messages.edit');
  const [t, reader] = await Promise.all([
    getTranslations('templates'),
    runQuery(findExampleReader, {}, actor),
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'templates']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/templates' }]}
        title={t('newTitle')}
        meta={t('meta')}
      />
      <TemplateEditor template={null} reader={reader} mayEdit />
    </ClientMessages>
  );
}
