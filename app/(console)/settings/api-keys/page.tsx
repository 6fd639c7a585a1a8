import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { listApiKeys } from '@/lib/access/queries/list-api-keys';
import { requireActor } from '@/lib/access/session';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listOptions } from '@/lib/members/queries/list-options';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { pageLinks, pageNumber } from '../_parts/page-number';
import { SettingsHeader } from '../settings-header';
import { ApiKeyTable } from './_parts/api-key-table';
import { CreateKey } from './_parts/create-key';

type Props = { readonly searchParams: Promise<{ readonly page?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.keys');
  return { title: t('title') };
}

/** Keys of the HTTP API: what each may do, and the end of those no longer wanted. */
export default async function ApiKeysPage({ searchParams }: Props) {
  const actor = await requireActor('apiKeys.manage');
  const page = pageNumber((await searchParams).page);
  const [t, locale, list, programme, options] = await Promise.all([
    getTranslations('settings.keys'),
    getLocale(),
    runQuery(listApiKeys, { page }, actor),
    runQuery(findProgramme, {}, actor),
    runQuery(listOptions, {}, actor),
  ]);
  const { keys, total } = list;
  const links = pageLinks('/settings/api-keys', total, {
    page,
    from: list.from,
    shown: keys.length,
  });
  const timeZone = programme?.timeZone ?? 'UTC';
  const now = new Date();
  const count = (value: number) => formatCount(value, locale);
  return (
    <ClientMessages areas={['common', 'errors', 'settings']}>
      <SettingsHeader
        current="apiKeys"
        meta={t.rich('meta', { code: (chunks) => <code className="font-mono">{chunks}</code> })}
        actions={<CreateKey stores={options.stores} />}
      />
      {keys.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} />
      ) : (
        <>
          <ApiKeyTable
            keys={keys}
            zone={{ locale, timeZone }}
            now={now}
            todayOn={dayInZone(now, timeZone)}
          />
          <Pagination
            previousHref={links.previousHref}
            nextHref={links.nextHref}
            range={t('range', {
              from: count(links.from),
              to: count(links.to),
              total: count(total),
            })}
          />
        </>
      )}
    </ClientMessages>
  );
}
