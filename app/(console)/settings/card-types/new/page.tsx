import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { listTypeOptions } from '@/lib/cards/types/list-type-options';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { NEW_TYPE } from '../_parts/type-draft';
import { TypeForm } from '../_parts/type-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cardTypes');
  return { title: t('newTitle') };
}

/** A new kind of cards. Its ranges of numbers come after it is made. */
export default async function NewCardTypePage() {
  const actor = await requireActor('cards.manage');
  const [t, options] = await Promise.all([
    getTranslations('cardTypes'),
    runQuery(listTypeOptions, {}, actor),
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'cardTypes']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/settings/card-types' }]}
        title={t('newTitle')}
        meta={t('newMeta')}
      />
      <TypeForm draft={NEW_TYPE} hasRanges={false} options={options} />
    </ClientMessages>
  );
}
