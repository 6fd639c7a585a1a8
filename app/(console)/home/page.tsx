import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { overviewReport } from '@/lib/analytics/reports/overview/query';
import { can } from '@/lib/domain/access/actor';
import { NAVIGATION } from '@/lib/domain/access/navigation';
import { formatDay } from '@/lib/format/dates';
import { listImports } from '@/lib/imports/queries/list-imports';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { HomeAreas } from './_parts/home-areas';
import { HomeFigures } from './_parts/home-figures';
import { LatestImports } from './_parts/latest-imports';

const SHOWN_IMPORTS = 5;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home.home');
  return { title: t('title') };
}

/** Where a marketer begins: how the programme does, what can be done, what was brought in last. */
export default async function HomePage() {
  const actor = await requireActor('analytics.read');
  const [t, locale, programme, overview, imports] = await Promise.all([
    getTranslations('home.home'),
    getLocale(),
    runQuery(findProgramme, {}, actor),
    runQuery(overviewReport, {}, actor),
    runQuery(listImports, {}, actor),
  ]);
  const { currency, facts } = overview;
  const name = programme?.name ?? '';
  const isEmpty = facts.receipts + facts.receiptsBefore === 0;
  const areas = NAVIGATION.filter((entry) => can(actor, entry.permission));
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={
          isEmpty
            ? t('metaEmpty', { programme: name })
            : t('meta', { programme: name, day: formatDay(facts.asOfOn, locale, 'long') })
        }
      />
      {!isEmpty && <HomeFigures facts={facts} currency={currency} locale={locale} />}
      <div className="grid gap-x-8 shell:grid-cols-2">
        <HomeAreas areas={areas} />
        <LatestImports
          imports={imports.imports.slice(0, SHOWN_IMPORTS)}
          zone={{ locale, timeZone: programme?.timeZone ?? 'UTC' }}
        />
      </div>
    </>
  );
}
