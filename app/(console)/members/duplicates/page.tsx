import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { readDuplicatesCursor, writeDuplicatesCursor } from '@/lib/domain/members/duplicates';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listDuplicates } from '@/lib/members/queries/list-duplicates';
import { DuplicatePairs } from './_parts/duplicate-pairs';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('duplicates');
  return { title: t('title') };
}

/** Members who may be one person, pair by pair: merged by a guided task, or told to be two. */
export default async function DuplicatesPage({ searchParams }: Props) {
  const actor = await requireActor('members.edit');
  const t = await getTranslations('duplicates');
  const after = readDuplicatesCursor(parameterOf(await searchParams, 'after'));
  const { pairs, next } = await runQuery(listDuplicates, { after }, actor);
  const nextHref =
    next === null
      ? undefined
      : `/members/duplicates?after=${encodeURIComponent(writeDuplicatesCursor(next))}`;
  return (
    <ClientMessages areas={['common', 'duplicates', 'errors', 'members']}>
      <PageHeader
        crumbs={[{ label: t('members'), href: '/members' }, { label: t('title') }]}
        title={t('title')}
        meta={t('lead')}
      />
      {pairs.length === 0 ? (
        <EmptyState
          title={t(after === null ? 'none' : 'noneHere')}
          text={t(after === null ? 'noneText' : 'noneHereText')}
        />
      ) : (
        <>
          <DuplicatePairs pairs={pairs} canMerge={can(actor, 'tasks.work')} />
          <Pagination
            range={t('shown', { count: pairs.length })}
            previousHref={after === null ? undefined : '/members/duplicates'}
            nextHref={nextHref}
          />
        </>
      )}
    </ClientMessages>
  );
}
