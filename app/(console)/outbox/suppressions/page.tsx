import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { readBefore } from '@/lib/domain/members/read-before';
import { MESSAGE_CHANNELS, SUPPRESSION_REASONS } from '@/lib/domain/messaging/states';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listAllSuppressions } from '@/lib/messaging/queries/list-all-suppressions';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { OutboxTabs } from '../_parts/outbox-tabs';
import { AddSuppression } from './_parts/add-suppression';
import { SuppressionTable } from './_parts/suppression-table';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outbox');
  return { title: t('tabs.suppressions') };
}

function hrefOf(address: AddressParameters, before: number | null): string {
  const query = new URLSearchParams();
  for (const key of ['channel', 'reason', 'ended']) {
    const value = parameterOf(address, key);
    if (value) query.set(key, value);
  }
  if (before !== null) query.set('before', String(before));
  const text = query.toString();
  return text === '' ? '/outbox/suppressions' : `/outbox/suppressions?${text}`;
}

/** Contacts that are written to no more, and why. */
export default async function SuppressionsPage({ searchParams }: Props) {
  const actor = await requireActor('messages.read');
  const address = await searchParams;
  const channel = MESSAGE_CHANNELS.find((one) => one === parameterOf(address, 'channel'));
  const reason = SUPPRESSION_REASONS.find((one) => one === parameterOf(address, 'reason'));
  const isEnded = parameterOf(address, 'ended') === 'yes';
  const before = readBefore(address);
  const [t, told, page, programme] = await Promise.all([
    getTranslations('outbox.suppressions'),
    getTranslations('consents.messages'),
    runQuery(listAllSuppressions, { channel, reason, isEnded, before }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const mayChange = can(actor, 'consents.edit');
  const isFiltered = channel !== undefined || reason !== undefined || isEnded;
  return (
    <ClientMessages areas={['common', 'errors', 'outbox', 'consents', 'templates']}>
      <OutboxTabs current="suppressions" actions={mayChange && <AddSuppression />} />
      <p className="mb-3 max-w-prose text-sm text-ink-2">{t('text')}</p>
      <FilterBar
        filters={[
          {
            key: 'channel',
            label: t('channel'),
            kind: 'choice',
            value: channel,
            options: MESSAGE_CHANNELS.map((value) => ({ value, label: told(`channels.${value}`) })),
          },
          {
            key: 'reason',
            label: t('reason'),
            kind: 'choice',
            value: reason,
            options: SUPPRESSION_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) })),
          },
          {
            key: 'ended',
            label: t('state'),
            kind: 'choice',
            value: isEnded ? 'yes' : undefined,
            options: [{ value: 'yes', label: t('over') }],
          },
        ]}
      />
      {page.suppressions.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? 'noneFound' : 'none')}
          text={isFiltered ? undefined : t('noneText')}
          {...(isFiltered
            ? { action: <ButtonLink href="/outbox/suppressions">{t('showAll')}</ButtonLink> }
            : {})}
        />
      ) : (
        <>
          <SuppressionTable
            rows={page.suppressions}
            mayChange={mayChange}
            timeZone={programme?.timeZone ?? 'UTC'}
          />
          <Pagination
            range={t('shown', { count: page.suppressions.length })}
            previousHref={before === null ? undefined : hrefOf(address, null)}
            nextHref={page.next === null ? undefined : hrefOf(address, page.next)}
          />
        </>
      )}
    </ClientMessages>
  );
}
