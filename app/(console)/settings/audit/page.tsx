import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pagination } from '@/components/ui/pagination';
import { listAuditCommands } from '@/lib/access/queries/list-audit-commands';
import { listAuditEvents } from '@/lib/access/queries/list-audit-events';
import { requireActor } from '@/lib/access/session';
import { auditAddress, auditCsvHref, readAuditAddress } from '@/lib/domain/access/audit-address';
import { type AddressParameters, parameterOf } from '@/lib/domain/members/list-filters';
import { keptAlong } from '@/lib/domain/views/view-query';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PageViews } from '../../page-views';
import { SettingsHeader } from '../settings-header';
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
  const [t, locale, page, commands, programme] = await Promise.all([
    getTranslations('settings.audit'),
    getLocale(),
    runQuery(listAuditEvents, asked, actor),
    runQuery(listAuditCommands, {}, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const { events, nextBefore } = page;
  const filterOf = (key: 'actor' | 'subjectKind' | 'subjectId') =>
    ({ key, label: t(`filter.${key}`), kind: 'text', value: asked[key] }) as const;
  return (
    <ClientMessages areas={['common', 'errors', 'settings']}>
      <SettingsHeader
        current="audit"
        meta={t('meta', { zone: zone.timeZone })}
        actions={events.length > 0 && <ExportList href={auditCsvHref(asked)} isPersonal />}
      />
      <FilterBar
        before={<PageViews page="/settings/audit" />}
        filters={[
          {
            key: 'command',
            label: t('filter.command'),
            kind: 'choice',
            options: commands.map((command) => ({ value: command, label: command })),
            value: asked.command,
          },
          filterOf('actor'),
          filterOf('subjectKind'),
          filterOf('subjectId'),
        ]}
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
