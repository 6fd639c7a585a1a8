import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import {
  outboxCsvHref,
  outboxHref,
  readOutboxAddress,
} from '@/lib/domain/messaging/outbox-address';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findOutboxMessage } from '@/lib/messaging/queries/find-outbox-message';
import { getOutboxHealth } from '@/lib/messaging/queries/get-outbox-health';
import { listOutbox } from '@/lib/messaging/queries/list-outbox';
import { listTellingMechanics } from '@/lib/messaging/queries/list-telling-mechanics';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PageViews } from '../page-views';
import { HealthStrip } from './_parts/health-strip';
import { MessagePanel } from './_parts/message-panel';
import { OutboxFilters } from './_parts/outbox-filters';
import { OutboxTable } from './_parts/outbox-table';
import { OutboxTabs } from './_parts/outbox-tabs';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outbox');
  return { title: t('title') };
}

/** Every message: what waits, what went, and of each that did not go why. */
export default async function OutboxPage({ searchParams }: Props) {
  const actor = await requireActor('messages.read');
  const address = await searchParams;
  const { filter, opened } = readOutboxAddress(address);
  const [t, locale, health, page, mechanics, message, programme] = await Promise.all([
    getTranslations('outbox'),
    getLocale(),
    runQuery(getOutboxHealth, {}, actor),
    runQuery(listOutbox, filter, actor),
    runQuery(listTellingMechanics, {}, actor),
    opened === null ? null : runQuery(findOutboxMessage, { messageId: opened }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const { before, ...asked } = filter;
  const isFiltered = Object.values(asked).some((value) => value !== undefined && value !== false);
  const timeZone = programme?.timeZone ?? 'UTC';
  return (
    <ClientMessages areas={['common', 'errors', 'outbox', 'consents']}>
      <OutboxTabs
        current="messages"
        actions={
          page.messages.length > 0 && <ExportList href={outboxCsvHref(address)} isPersonal />
        }
      />
      <HealthStrip health={health} />
      <OutboxFilters
        filter={filter}
        mechanics={mechanics}
        locale={locale}
        before={<PageViews page="/outbox" />}
      />
      {page.messages.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? 'noneFound' : 'none')}
          text={t(isFiltered ? 'noneFoundText' : 'noneText')}
          {...(isFiltered
            ? { action: <ButtonLink href="/outbox">{t('showAll')}</ButtonLink> }
            : {})}
        />
      ) : (
        <>
          <OutboxTable
            messages={page.messages}
            opened={message?.messageId ?? null}
            hrefOf={(messageId) => outboxHref(address, { message: String(messageId) })}
            timeZone={timeZone}
            choice={{ columns: parameterOf(address, 'columns') }}
          />
          <Pagination
            range={t('shown', { count: page.messages.length })}
            previousHref={
              before === null ? undefined : outboxHref(address, { before: null, message: null })
            }
            nextHref={
              page.next === null
                ? undefined
                : outboxHref(address, { before: String(page.next), message: null })
            }
          />
        </>
      )}
      {message !== null && (
        <MessagePanel
          key={message.messageId}
          message={message}
          closeHref={outboxHref(address, { message: null })}
          timeZone={timeZone}
        />
      )}
    </ClientMessages>
  );
}
