import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { COUPON_LISTS } from '@/lib/domain/rewards/member-rewards';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { keptAlong } from '@/lib/domain/views/view-query';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listCoupons } from '@/lib/mechanics/rewards/queries/list-coupons';
import { listPools } from '@/lib/mechanics/rewards/queries/list-pools';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PageViews } from '../page-views';
import { CouponTable } from './_parts/coupon-table';
import { LoadCodes } from './_parts/load-codes';
import { PoolTable } from './_parts/pool-table';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rewards');
  return { title: t('title') };
}

/** Coupons that members have, and the pools of codes that mechanics give from. */
export default async function RewardsPage({ searchParams }: Props) {
  const actor = await requireActor('rules.read');
  const address = await searchParams;
  const asked = parameterOf(address, 'of');
  const of = COUPON_LISTS.find((known) => known === asked) ?? 'open';
  const before = parameterOf(address, 'before')?.slice(0, 120) ?? null;
  const [t, pools, page, programme] = await Promise.all([
    getTranslations('rewards'),
    runQuery(listPools, {}, actor),
    runQuery(listCoupons, { of, before }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const hrefOf = (id: string) =>
    keptAlong(id === 'open' ? '/rewards' : `/rewards?of=${id}`, address);
  const path = keptAlong(`/rewards?of=${of}`, address);
  const next = page.next === null ? undefined : `${path}&before=${encodeURIComponent(page.next)}`;
  const mayLoad = can(actor, 'rules.edit');
  return (
    <ClientMessages areas={['common', 'errors', 'rewards']}>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={mayLoad ? <LoadCodes names={pools.map(({ name }) => name)} /> : undefined}
      />
      <Section title={t('pools.title')} note={t('pools.note')}>
        {pools.length === 0 ? (
          <EmptyState title={t('pools.none')} text={t('pools.noneText')} />
        ) : (
          <PoolTable pools={pools} timeZone={programme?.timeZone ?? 'UTC'} />
        )}
      </Section>
      <Section
        title={t('coupons.title')}
        note={t('coupons.note')}
        tools={<ExportList href={`/api/internal/rewards/coupons/csv?of=${of}`} isPersonal />}
      >
        <div className="mb-3 flex flex-wrap items-center gap-2 overflow-x-auto">
          <PageViews page="/rewards" />
          <SegmentedControl
            label={t('coupons.which')}
            current={of}
            items={COUPON_LISTS.map((id) => ({
              id,
              label: t(`coupon.states.${id}`),
              href: hrefOf(id),
            }))}
          />
        </div>
        <CouponTable
          coupons={page.coupons}
          currency={programme?.currency ?? 'RUB'}
          choice={{ columns: parameterOf(address, 'columns') }}
        />
        {(next !== undefined || before !== null) && (
          <Pagination range="" previousHref={before === null ? undefined : path} nextHref={next} />
        )}
      </Section>
    </ClientMessages>
  );
}
