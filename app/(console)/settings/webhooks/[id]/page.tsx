import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { DELIVERY_STATES } from '@/lib/domain/webhooks/states';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { listDeliveries } from '@/lib/webhooks/queries/list-deliveries';
import { EndpointStateMark } from '../_parts/endpoint-state';
import { readEndpoint } from '../read-endpoint';
import { DeliveryTable } from './_parts/delivery-table';
import { EndpointActions } from './_parts/endpoint-actions';
import { EndpointFacts } from './_parts/endpoint-facts';
import { LOGGED_TYPES, type LogParameters, logAddress, readLogAddress } from './_parts/log-address';
import { ReplaySince } from './_parts/replay-since';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<LogParameters>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks');
  return { title: t('title') };
}

/** One endpoint: whether what happens arrives there, and each delivery. */
export default async function EndpointPage({ params, searchParams }: Props) {
  const endpoint = await readEndpoint((await params).id);
  const actor = await requireActor('webhooks.manage');
  const asked = readLogAddress(await searchParams);
  const { endpointId, state, url, description } = endpoint;
  const [t, locale, page, programme] = await Promise.all([
    getTranslations('webhooks'),
    getLocale(),
    runQuery(listDeliveries, { endpointId, ...asked }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const { deliveries, next } = page;
  const isFiltered = asked.state !== undefined || asked.type !== undefined;
  return (
    <ClientMessages areas={['common', 'errors', 'webhooks']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/settings/webhooks' }]}
        title={new URL(url).host}
        marks={<EndpointStateMark endpoint={endpoint} />}
        meta={
          <>
            <code className="font-mono break-all">{url}</code>
            {description !== '' && <p>{description}</p>}
          </>
        }
        actions={<EndpointActions endpointId={endpointId} state={state} />}
      />
      <EndpointFacts endpoint={endpoint} zone={zone} />
      <Section
        title={t('log.title')}
        note={t('log.note')}
        tools={<ReplaySince endpointId={endpointId} isDisabled={state === 'disabled'} />}
      >
        <FilterBar
          filters={[
            {
              key: 'state',
              label: t('log.state'),
              kind: 'choice',
              value: asked.state,
              options: DELIVERY_STATES.map((value) => ({
                value,
                label: t(`deliveryStates.${value}`),
              })),
            },
            {
              key: 'type',
              label: t('log.type'),
              kind: 'choice',
              value: asked.type,
              options: LOGGED_TYPES.map((value) => ({ value, label: t(`types.${value}`) })),
            },
          ]}
        />
        {deliveries.length === 0 ? (
          <EmptyState
            title={t(isFiltered ? 'log.filtered' : 'log.empty')}
            text={isFiltered ? undefined : t('log.emptyText')}
          />
        ) : (
          <>
            <DeliveryTable endpointId={endpointId} deliveries={deliveries} zone={zone} />
            <Pagination
              previousHref={
                asked.before === undefined
                  ? undefined
                  : logAddress(endpointId, { ...asked, before: undefined })
              }
              nextHref={
                next === null ? undefined : logAddress(endpointId, { ...asked, before: next })
              }
              range={t('log.shown', { count: deliveries.length })}
            />
          </>
        )}
      </Section>
    </ClientMessages>
  );
}
