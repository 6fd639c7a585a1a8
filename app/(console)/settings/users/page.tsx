import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/table/data-table';
import { Pagination } from '@/components/ui/pagination';
import { Status } from '@/components/ui/status';
import { listUsers } from '@/lib/access/queries/list-users';
import { requireActor } from '@/lib/access/session';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { pageLinks, pageNumber } from '../_parts/page-number';
import { SettingsHeader } from '../settings-header';
import { ChangeUser } from './_parts/change-user';
import { CreateUser } from './_parts/create-user';

type Props = { readonly searchParams: Promise<{ readonly page?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.users');
  return { title: t('title') };
}

/** People who sign in: their roles and their access. */
export default async function UsersPage({ searchParams }: Props) {
  const actor = await requireActor('users.manage');
  const page = pageNumber((await searchParams).page);
  const [t, roles, locale, list, programme] = await Promise.all([
    getTranslations('settings.users'),
    getTranslations('shell.roles'),
    getLocale(),
    runQuery(listUsers, { page }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const { users, total } = list;
  const links = pageLinks('/settings/users', total, { page, from: list.from, shown: users.length });
  const count = (value: number) => formatCount(value, locale);
  const access = ({ disabledAt }: Pick<(typeof users)[number], 'disabledAt'>) => (
    <Status tone={disabledAt === null ? 'success' : 'neutral'}>
      {t(disabledAt === null ? 'enabled' : 'disabled')}
    </Status>
  );
  return (
    <ClientMessages areas={['access', 'common', 'errors', 'settings', 'shell']}>
      <SettingsHeader current="users" meta={t('meta', { count: total })} actions={<CreateUser />} />
      <DataTable
        caption={t('caption')}
        rows={users}
        rowKey={(user) => String(user.userId)}
        columns={[
          {
            id: 'name',
            header: t('name'),
            cell: (user) => (
              <>
                {user.name}
                {user.userId === actor.userId && (
                  <span className="ml-1.5 font-normal text-ink-3">{t('you')}</span>
                )}
              </>
            ),
          },
          { id: 'email', header: t('email'), isSecondary: true, cell: (user) => user.email },
          {
            id: 'role',
            header: t('role'),
            cell: (user) => (
              <>
                {roles(user.role)}
                <span className="block py-0.5 sm:hidden">{access(user)}</span>
              </>
            ),
          },
          { id: 'access', header: t('access'), isSecondary: true, cell: access },
          {
            id: 'lastSeen',
            header: t('lastSeen'),
            isSecondary: true,
            isQuiet: true,
            cell: ({ lastSeenAt }) =>
              lastSeenAt === null ? t('never') : formatMoment(lastSeenAt, zone),
          },
          {
            id: 'change',
            header: <span className="sr-only">{t('change')}</span>,
            cell: ({ userId, name, role, version, disabledAt }) => (
              <ChangeUser user={{ userId, name, role, version, isDisabled: disabledAt !== null }} />
            ),
          },
        ]}
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
    </ClientMessages>
  );
}
