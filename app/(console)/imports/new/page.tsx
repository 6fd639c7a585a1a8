import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { IMPORT_KINDS } from '@/lib/domain/imports/import-kinds';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { ImportSteps } from '../_parts/import-steps';
import { UploadForm } from './_parts/upload-form';

type Props = { readonly searchParams: Promise<{ readonly kind?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports');
  return { title: t('new') };
}

/** The first step: what the file holds, and the file. */
export default async function NewImportPage({ searchParams }: Props) {
  await requireActor('imports.run');
  const t = await getTranslations('imports');
  const wanted = (await searchParams).kind;
  const kind = IMPORT_KINDS.find((known) => known === wanted) ?? 'purchases';
  return (
    <ClientMessages areas={['common', 'errors', 'imports']}>
      <PageHeader title={t('new')} crumbs={[{ label: t('title'), href: '/imports' }]} />
      <ImportSteps current="file" />
      <UploadForm initialKind={kind} />
    </ClientMessages>
  );
}
