import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { requireActor } from '@/lib/access/session';
import { ATTRIBUTES_MAX } from '@/lib/domain/members/attributes/limits';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listAllAttributes } from '@/lib/members/queries/list-all-attributes';
import { SettingsHeader } from '../settings-header';
import { AttributeTable } from './_parts/attribute-table';
import { DefineAttribute } from './_parts/define-attribute';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attributes');
  return { title: t('title') };
}

/** What the programme keeps about members beyond what the product knows. */
export default async function AttributesPage() {
  const actor = await requireActor('attributes.manage');
  const [t, attributes] = await Promise.all([
    getTranslations('attributes'),
    runQuery(listAllAttributes, {}, actor),
  ]);
  const used = attributes.filter(({ isArchived }) => !isArchived).length;
  return (
    <ClientMessages areas={['common', 'errors', 'attributes']}>
      <SettingsHeader
        current="attributes"
        meta={t('meta', { used, max: ATTRIBUTES_MAX })}
        actions={<DefineAttribute attribute={null} isFull={used >= ATTRIBUTES_MAX} />}
      />
      {attributes.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} example={t('example')} />
      ) : (
        <AttributeTable attributes={attributes} />
      )}
    </ClientMessages>
  );
}
