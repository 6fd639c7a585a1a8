import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SimpleTable } from '@/components/table/simple-table';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { listOwnSessions } from '@/lib/access/queries/list-own-sessions';
import { requireActor } from '@/lib/access/session';
import { sessionName } from '@/lib/access/session-change';
import { formatMoment } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PasswordForm } from './_parts/password-form';
import { ProfileForm } from './_parts/profile-form';
import { SignOutElsewhere } from './_parts/sign-out-elsewhere';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.profile');
  return { title: t('title') };
}

/** One's own name, language, theme, password and open sessions. */
export default async function ProfilePage() {
  const actor = await requireActor('profile.own');
  const [t, roles, locale, sessions, programme] = await Promise.all([
    getTranslations('settings.profile'),
    getTranslations('shell.roles'),
    getLocale(),
    runQuery(listOwnSessions, {}, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const { name, theme, singleKeys } = actor;
  return (
    <ClientMessages areas={['access', 'common', 'errors', 'settings']}>
      <PageHeader
        title={t('title')}
        meta={t('meta', { email: actor.email, role: roles(actor.role) })}
      />
      <div className="grid max-w-200 gap-x-10 sm:grid-cols-2">
        <Section title={t('yourselfTitle')}>
          <ProfileForm profile={{ name, theme, singleKeys, locale: actor.locale ?? locale }} />
        </Section>
        <Section title={t('passwordTitle')}>
          <PasswordForm email={actor.email} />
        </Section>
      </div>
      <div className="max-w-200">
        <Section title={t('sessionsTitle')} note={t('sessionsNote')}>
          <SimpleTable
            caption={t('sessionsCaption')}
            rows={sessions}
            rowKey={(session) => session.sessionHash}
            columns={[
              {
                id: 'session',
                header: t('session'),
                cell: ({ sessionHash }) =>
                  sessionHash === actor.sessionHash ? t('thisOne') : sessionName(sessionHash),
              },
              {
                id: 'since',
                header: t('since'),
                cell: (session) => formatMoment(session.createdAt, zone),
              },
              {
                id: 'lastSeen',
                header: t('lastSeen'),
                isSecondary: true,
                cell: (session) => formatMoment(session.lastSeenAt, zone),
              },
            ]}
          />
          <SignOutElsewhere isOnlyOne={sessions.length < 2} />
        </Section>
      </div>
    </ClientMessages>
  );
}
