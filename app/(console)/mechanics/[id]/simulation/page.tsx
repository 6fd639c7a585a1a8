import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listForecasts } from '@/lib/mechanics/simulation/queries/list-forecasts';
import { findProgramme } from '@/lib/programme/queries/find-programme';
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
  const { actor, rule, draft, no } = await readMechanic((await params).id);
  const [kept] = await runQuery(listForecasts, { ruleId: rule.ruleId }, actor);
  const currency = (await runQuery(findProgramme, {}, actor))?.currency ?? 'RUB';
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
      {kept !== undefined && (
        <p className="mb-4 text-sm text-ink-2">
          {t('page.forecast', {
            no: kept.no,
            members: formatCount(kept.figures.members.count, locale),
            cost: formatMoney({ amountMinor: BigInt(kept.figures.costMinor), currency, locale }),
            day: formatDay(kept.throughOn, locale),
          })}
        </p>
      )}
      <SimulationPanel ruleId={rule.ruleId} draft={draft} />
      <PreviewList ruleId={rule.ruleId} draft={draft} />
    </ClientMessages>
  );
}
