import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { OVERLAP_MAX, OVERLAP_MIN } from '@/lib/domain/segments/overlap';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatDay } from '@/lib/format/dates';
import { runQuery } from '@/lib/kernel/query';
import { listSegments } from '@/lib/segments/queries/list-segments';
import { overlapSegments } from '@/lib/segments/queries/overlap-segments';
import { OverlapView } from './_parts/overlap-view';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('segments.overlap');
  return { title: t('title') };
}

/** How segments overlap: who is in exactly these and in none of the others. */
export default async function OverlapPage({ searchParams }: Props) {
  const actor = await requireActor('segments.read');
  const [t, s, locale, address, segments] = await Promise.all([
    getTranslations('segments.overlap'),
    getTranslations('segments'),
    getLocale(),
    searchParams,
    runQuery(listSegments, {}, actor),
  ]);
  const asked = (parameterOf(address, 'with') ?? '').split(',').map(Number);
  const known = [...new Set(asked)].filter((id) => segments.some((one) => one.segmentId === id));
  const chosen = known.slice(0, OVERLAP_MAX);
  const overlap =
    chosen.length < OVERLAP_MIN
      ? null
      : await runQuery(overlapSegments, { segmentIds: chosen }, actor);
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: s('title'), href: '/segments' }, { label: t('title') }]}
        meta={overlap === null ? t('meta') : t('asOf', { day: formatDay(overlap.todayOn, locale) })}
      />
      <FilterBar
        filters={[
          {
            key: 'with',
            label: t('segments'),
            kind: 'choices',
            options: segments.map(({ segmentId, name }) => ({
              value: String(segmentId),
              label: name,
            })),
            value: chosen.join(','),
          },
        ]}
      />
      {known.length > OVERLAP_MAX && (
        <p role="status" className="mb-4 text-sm text-ink-2">
          {t('tooMany', { max: OVERLAP_MAX })}
        </p>
      )}
      {overlap === null ? (
        <EmptyState title={t('choose')} text={t('chooseText', { max: OVERLAP_MAX })} />
      ) : (
        <OverlapView overlap={overlap} mayEdit={can(actor, 'segments.edit')} />
      )}
    </>
  );
}
