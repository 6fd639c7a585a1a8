import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listLadders } from '@/lib/tiers/queries/list-ladders';
import { LadderList } from './_parts/ladder-list';
import { tierName } from './_parts/ladder-words';
import { NewLadder } from './_parts/new-ladder';
import { TemplateChoice } from './_parts/template-choice';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tiers');
  return { title: t('title') };
}

/** The ladders of the programme: for whom, what holds, and how many members are on each tier. */
export default async function TiersPage() {
  const actor = await requireActor('rules.read');
  const [t, grants, locale, list] = await Promise.all([
    getTranslations('tiers'),
    getTranslations('tierGrants'),
    getLocale(),
    runQuery(listLadders, {}, actor),
  ]);
  const { ladders, currency } = list;
  const words = { t, locale, currency };
  const mayEdit = can(actor, 'rules.edit');
  const mine = ladders.filter(
    ({ undecided }) => undecided?.state === 'inReview' && !undecided.isOwn,
  );
  return (
    <ClientMessages areas={['common', 'errors', 'rules', 'ruleBook', 'tiers']}>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={
          ladders.length > 0 && (
            <>
              <ButtonLink href="/tiers/grants">{grants('open')}</ButtonLink>
              {mayEdit && <NewLadder list={list} />}
            </>
          )
        }
      />
      {can(actor, 'rules.approve') && mine.length > 0 && (
        <div className="mb-5 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3">
          <p className="font-medium">{t('list.waiting', { count: mine.length })}</p>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {mine.map((ladder) => (
              <li key={ladder.ruleId}>
                <TextLink href={`/tiers/${ladder.ruleId}`}>{tierName(words, ladder)}</TextLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      {ladders.length === 0 ? (
        <EmptyState
          title={t('list.empty')}
          text={t('list.emptyText')}
          {...(mayEdit ? { example: <TemplateChoice list={list} /> } : {})}
        />
      ) : (
        <LadderList words={words} list={list} />
      )}
    </ClientMessages>
  );
}
