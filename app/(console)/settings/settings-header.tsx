import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { permissionOfPath } from '@/lib/domain/access/navigation';

const SECTIONS = [
  { id: 'health', href: '/settings/health' },
  { id: 'programme', href: '/settings/programme' },
  { id: 'messages', href: '/settings/messages' },
  { id: 'attributes', href: '/settings/attributes' },
  { id: 'users', href: '/settings/users' },
  { id: 'cardTypes', href: '/settings/card-types' },
  { id: 'consentTexts', href: '/settings/consent-texts' },
  { id: 'apiKeys', href: '/settings/api-keys' },
  { id: 'webhooks', href: '/settings/webhooks' },
  { id: 'api', href: '/settings/api' },
  { id: 'audit', href: '/settings/audit' },
] as const;

type Props = {
  readonly current: (typeof SECTIONS)[number]['id'];
  readonly meta: ReactNode;
  readonly actions?: ReactNode;
};

/** The head of every page of the settings, with the way to the others that the reader may open. */
export async function SettingsHeader({ current, meta, actions }: Props) {
  const [t, actor] = await Promise.all([getTranslations('settings'), requireActor()]);
  const sections = SECTIONS.filter(({ href }) => can(actor, permissionOfPath(href)));
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title') }]}
        title={t(`sections.${current}`)}
        meta={meta}
        actions={actions}
      />
      <Tabs
        label={t('sections.label')}
        current={current}
        items={sections.map(({ id, href }) => ({ id, href, label: t(`sections.${id}`) }))}
      />
    </>
  );
}
