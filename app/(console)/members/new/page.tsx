import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { readFormOptions } from '../read-form-options';
import { NewMember } from './_parts/new-member';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memberEdit');
  return { title: t('newTitle') };
}

/** A new member, made by hand. */
export default async function NewMemberPage() {
  const actor = await requireActor('members.edit');
  const [t, members, options] = await Promise.all([
    getTranslations('memberEdit'),
    getTranslations('members'),
    readFormOptions(actor),
  ]);
  const title = t('newTitle');
  return (
    <ClientMessages areas={['common', 'errors', 'memberEdit']}>
      <PageHeader
        title={title}
        crumbs={[{ label: members('title'), href: '/members' }, { label: title }]}
      />
      <NewMember options={options} />
    </ClientMessages>
  );
}
