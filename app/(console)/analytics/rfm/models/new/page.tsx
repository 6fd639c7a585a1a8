import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { findRfmModel } from '@/lib/analytics/queries/find-rfm-model';
import { idInput } from '@/lib/domain/access/inputs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { modelContext } from '../_parts/model-context';
import { ModelEditor } from '../_parts/model-editor';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rfmModels');
  return { title: t('new') };
}

/** A model, being written: it begins as the default, or as the one that `from` names. */
export default async function NewRfmModelPage({ searchParams }: Props) {
  const actor = await requireActor('segments.edit');
  const from = idInput.safeParse(Number(parameterOf(await searchParams, 'from')));
  const [t, words, programme, found] = await Promise.all([
    getTranslations('rfmModels'),
    getTranslations('analytics'),
    runQuery(findProgramme, {}, actor),
    from.success ? runQuery(findRfmModel, { modelId: from.data }, actor) : null,
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'rfmModels']}>
      <PageHeader
        crumbs={[
          { label: words('title'), href: '/analytics' },
          { label: words('rfm.title'), href: '/analytics/rfm' },
          { label: t('title'), href: '/analytics/rfm/models' },
        ]}
        title={t('new')}
        meta={t('newMeta')}
      />
      <ModelEditor
        model={null}
        begin={found?.model ?? null}
        mayEdit
        context={await modelContext(programme?.currency ?? 'RUB')}
      />
    </ClientMessages>
  );
}
