import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { listGrants } from '@/lib/tiers/grants/queries/list-grants';
import { GrantList } from './_parts/grant-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tierGrants');
  return { title: t('title') };
}

/** The tiers that were given to whole lists: to whom, until when, who asked and who agreed. */
export default async function GrantsPage() {
  const actor = await requireActor('rules.read');
  const [t, tiers, locale, grants] = await Promise.all([
    getTranslations('tierGrants'),
    getTranslations('tiers'),
    getLocale(),
    runQuery(listGrants, {}, actor),
  ]);
  const mayGive = can(actor, 'tiers.grant');
  const give = (
    <ButtonLink tone="primary" href="/tiers/grants/new">
      {t('list.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: tiers('title'), href: '/tiers' }, { label: t('title') }]}
        meta={t('meta')}
        actions={mayGive && grants.length > 0 && give}
      />
      {grants.length === 0 ? (
        <EmptyState
          title={t('list.empty')}
          text={t('list.emptyText')}
          {...(mayGive ? { action: give } : {})}
        />
      ) : (
        <GrantList words={{ t, locale }} grants={grants} />
      )}
    </>
  );
}
