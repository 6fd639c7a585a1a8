import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { DeskKeys } from './_parts/desk-keys';
import { DeskSearch } from './_parts/desk-search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home.desk');
  return { title: t('title') };
}

/** Where those who serve members begin: finding the one on the line. */
export default async function DeskPage() {
  const actor = await requireActor('members.read');
  const t = await getTranslations('home.desk');
  return (
    <ClientMessages areas={['common', 'errors', 'home', 'shell']}>
      <PageHeader title={t('title')} meta={t('meta')} />
      <div className="grid max-w-260 gap-x-8 gap-y-6 shell:grid-cols-[minmax(0,1fr)_220px]">
        <DeskSearch />
        {actor.singleKeys && <DeskKeys />}
      </div>
    </ClientMessages>
  );
}
