import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { runQuery } from '@/lib/kernel/query';
import { listTemplates } from '@/lib/messaging/queries/list-templates';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { SampleLetter } from './_parts/sample-letter';
import { TemplateTable } from './_parts/template-table';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('templates');
  return { title: t('title') };
}

/** The library of texts that mechanics start from. */
export default async function TemplatesPage({ searchParams }: Props) {
  const actor = await requireActor('messages.read');
  const isArchived = parameterOf(await searchParams, 'show') === 'archived';
  const [t, templates, programme] = await Promise.all([
    getTranslations('templates'),
    runQuery(listTemplates, { isArchived }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const add = can(actor, 'messages.edit') && (
    <ButtonLink href="/templates/new" tone="primary">
      {t('new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('title')} meta={t('meta')} actions={templates.length > 0 && add} />
      <Tabs
        label={t('tabs.label')}
        current={isArchived ? 'archived' : 'inUse'}
        items={[
          { id: 'inUse', href: '/templates', label: t('tabs.inUse') },
          { id: 'archived', href: '/templates?show=archived', label: t('tabs.archived') },
        ]}
      />
      {templates.length > 0 && (
        <TemplateTable templates={templates} timeZone={programme?.timeZone ?? 'UTC'} />
      )}
      {templates.length === 0 && isArchived && <EmptyState title={t('noneArchived')} />}
      {templates.length === 0 && !isArchived && (
        <EmptyState
          title={t('none')}
          text={t('noneText')}
          action={add}
          example={<SampleLetter />}
        />
      )}
    </>
  );
}
