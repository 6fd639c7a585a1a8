import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { PreviewList } from '../../_parts/simulation/preview-list';
import { SimulationPanel } from '../../_parts/simulation/simulation-panel';
import { readMechanic } from './read-mechanic';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanicSimulation');
  return { title: t('title') };
}

/** What the version that is worked on would have done in the last year, and what it will do in the next 400 days. */
export default async function SimulationPage({ params }: Props) {
  const { rule, draft, no } = await readMechanic((await params).id);
  const [t, locale] = await Promise.all([getTranslations('mechanicSimulation'), getLocale()]);
  const name = locale === 'ru' ? rule.nameRu : rule.nameEn;
  return (
    <ClientMessages areas={['common', 'errors', 'mechanicSimulation']}>
      <PageHeader
        title={t('title')}
        crumbs={[
          { label: t('page.crumb'), href: '/mechanics' },
          { label: name, href: `/mechanics/${rule.ruleId}` },
        ]}
        meta={t('page.meta', { no })}
      />
      <SimulationPanel ruleId={rule.ruleId} draft={draft} />
      <PreviewList ruleId={rule.ruleId} draft={draft} />
    </ClientMessages>
  );
}
