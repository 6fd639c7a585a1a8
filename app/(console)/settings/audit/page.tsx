import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { listAuditChoices } from '@/lib/access/queries/list-audit-choices';
import { listAuditEvents } from '@/lib/access/queries/list-audit-events';
import { requireActor } from '@/lib/access/session';
import { auditAddress, auditCsvHref, readAuditAddress } from '@/lib/domain/access/audit-address';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { keptAlong } from '@/lib/domain/views/view-query';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PageViews } from '../../page-views';
import { SettingsHeader } from '../settings-header';
import { AuditFilters } from './_parts/audit-filters';
import { AuditTable } from './_parts/audit-table';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.audit');
  return { title: t('title') };
}

/** Who changed what: every command that changed something, with its actor and request. */
export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor('audit.read');
  const address = await searchParams;
  const asked = readAuditAddress(address);
  const hrefOf = (before: number | undefined) =>
    keptAlong(auditAddress({ ...asked, before }), address);
  const [t, locale, page, choices, programme] = await Promise.all([
    getTranslations('settings.audit'),
    getLocale(),
    runQuery(listAuditEvents, asked, actor),
    runQuery(listAuditChoices, {}, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const { events, nextBefore } = page;
  return (
    <ClientMessages areas={['common', 'errors', 'settings']}>
      <SettingsHeader
        current="audit"
        meta={t('meta', { zone: zone.timeZone })}
        actions={events.length > 0 && <ExportList href={auditCsvHref(asked)} isPersonal />}
      />
      <AuditFilters
        asked={asked}
        choices={choices}
        zone={zone}
        before={<PageViews page="/settings/audit" />}
      />
      {events.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <>
          <AuditTable
            events={events}
            zone={zone}
            choice={{ columns: parameterOf(address, 'columns') }}
          />
          <Pagination
            previousHref={asked.before === undefined ? undefined : hrefOf(undefined)}
            nextHref={nextBefore === null ? undefined : hrefOf(nextBefore)}
            range={t('shown', { count: events.length })}
          />
        </>
      )}
    </ClientMessages>
  );
}
