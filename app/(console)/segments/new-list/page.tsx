import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { isNarrowed, memberFiltersFromAddress } from '@/lib/domain/members/list-filters';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { countMembers } from '@/lib/members/queries/count-members';
import { readSegmentWords } from '../read-segment-words';
import { NewList } from './_parts/new-list';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('segments.lists');
  return { title: t('newTitle') };
}

/** A new list: of nobody yet, of the members that a list or a figure shows, or of who is in a segment now. */
export default async function NewListPage({ searchParams }: Props) {
  const actor = await requireActor('segments.edit');
  const address = await searchParams;
  const { t, locale, dictionary } = await readSegmentWords();
  const filters = memberFiltersFromAddress(address);
  const segmentId = Number(/^[1-9]\d{0,8}$/.exec(parameterOf(address, 'segment') ?? '')?.[0] ?? 0);
  const segment = dictionary.segments.find(({ id }) => id === segmentId);
  // One that was archived meanwhile has nobody now: an empty list would not be what was asked for.
  if (segmentId !== 0 && segment === undefined) notFound();
  const isSelection = segment === undefined && isNarrowed(filters);
  const count = isSelection ? await runQuery(countMembers, { filters }, actor) : 0;
  const from =
    segment !== undefined
      ? ({ kind: 'segment', segmentId } as const)
      : isSelection
        ? ({ kind: 'selection', filters } as const)
        : ({ kind: 'nobody' } as const);
  const told =
    segment !== undefined
      ? t('lists.fromSegment', { name: segment.nameEn })
      : isSelection
        ? t('lists.fromSelection', { count, told: formatCount(count, locale) })
        : t('lists.fromNobody');
  return (
    <ClientMessages areas={['common', 'errors', 'segments']}>
      <PageHeader
        title={t('lists.newTitle')}
        crumbs={[{ label: t('title'), href: '/segments' }, { label: t('lists.newTitle') }]}
      />
      <NewList from={from} told={told} />
    </ClientMessages>
  );
}
