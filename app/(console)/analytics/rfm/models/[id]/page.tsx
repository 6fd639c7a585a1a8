import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { requireActor } from '@/lib/access/session';
import { findRfmModel } from '@/lib/analytics/queries/find-rfm-model';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { ArchiveModel } from '../_parts/archive-model';
import { modelContext } from '../_parts/model-context';
import { ModelEditor } from '../_parts/model-editor';
import { VersionsTable } from '../_parts/versions-table';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rfmModels');
  return { title: t('title') };
}

/** A saved RFM model, to be read and written. */
export default async function RfmModelPage({ params }: Props) {
  const actor = await requireActor('analytics.read');
  const modelId = idInput.safeParse(Number((await params).id));
  if (!modelId.success) notFound();
  const [t, words, found, programme] = await Promise.all([
    getTranslations('rfmModels'),
    getTranslations('analytics'),
    runQuery(findRfmModel, { modelId: modelId.data }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  if (found === null) notFound();
  const { model, versions } = found;
  const { isDefault, isArchived } = model;
  const canEdit = can(actor, 'segments.edit');
  const mayEdit = canEdit && !isDefault && !isArchived;
  return (
    <ClientMessages areas={['common', 'errors', 'rfmModels']}>
      <PageHeader
        crumbs={[
          { label: words('title'), href: '/analytics' },
          { label: words('rfm.title'), href: '/analytics/rfm' },
          { label: t('title'), href: '/analytics/rfm/models' },
        ]}
        title={isDefault ? t('defaultName') : model.name}
        marks={
          <>
            {isDefault && <Status tone="live">{t('isDefault')}</Status>}
            {isArchived && <Status tone="neutral">{t('isArchived')}</Status>}
          </>
        }
        meta={isDefault ? t('defaultMeta') : t('version', { version: model.version })}
        actions={
          canEdit && (
            <>
              {!isDefault && <ArchiveModel model={model} />}
              <ButtonLink href={`/analytics/rfm/models/new?from=${model.modelId}`}>
                {t('copy')}
              </ButtonLink>
            </>
          )
        }
      />
      {isArchived && <p className="mb-4 max-w-prose text-ink-2">{t('isArchivedText')}</p>}
      {!canEdit && <p className="mb-4 max-w-prose text-ink-2">{t('readOnly')}</p>}
      <ModelEditor
        model={model}
        begin={null}
        mayEdit={mayEdit}
        context={await modelContext(programme?.currency ?? 'RUB')}
      />
      {!isDefault && <VersionsTable versions={versions} timeZone={programme?.timeZone ?? 'UTC'} />}
    </ClientMessages>
  );
}
