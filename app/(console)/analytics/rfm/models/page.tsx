import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { requireActor } from '@/lib/access/session';
import { listRfmModels } from '@/lib/analytics/queries/list-rfm-models';
import { can } from '@/lib/domain/access/actor';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { ModelsTable } from './_parts/models-table';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rfmModels');
  return { title: t('title') };
}

/** Saved RFM models: ways to cut buyers and to name groups of them. */
export default async function RfmModelsPage({ searchParams }: Props) {
  const actor = await requireActor('analytics.read');
  const isArchived = parameterOf(await searchParams, 'show') === 'archived';
  const [t, words, models, programme] = await Promise.all([
    getTranslations('rfmModels'),
    getTranslations('analytics'),
    runQuery(listRfmModels, { isArchived }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: words('title'), href: '/analytics' },
          { label: words('rfm.title'), href: '/analytics/rfm' },
          { label: t('title') },
        ]}
        title={t('title')}
        meta={t('meta')}
        actions={
          can(actor, 'segments.edit') && (
            <ButtonLink href="/analytics/rfm/models/new" tone="primary">
              {t('new')}
            </ButtonLink>
          )
        }
      />
      <Tabs
        label={t('title')}
        current={isArchived ? 'archived' : 'inUse'}
        items={[
          { id: 'inUse', href: '/analytics/rfm/models', label: t('tabs.inUse') },
          {
            id: 'archived',
            href: '/analytics/rfm/models?show=archived',
            label: t('tabs.archived'),
          },
        ]}
      />
      {models.length === 0 ? (
        <EmptyState title={t('noneArchived')} />
      ) : (
        <ModelsTable models={models} timeZone={programme?.timeZone ?? 'UTC'} />
      )}
    </>
  );
}
