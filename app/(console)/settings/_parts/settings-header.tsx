import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';

const SECTIONS = [
  { id: 'health', href: '/settings/health' },
  { id: 'attributes', href: '/settings/attributes' },
  { id: 'users', href: '/settings/users' },
  { id: 'apiKeys', href: '/settings/api-keys' },
  { id: 'audit', href: '/settings/audit' },
] as const;

type Props = {
  readonly current: (typeof SECTIONS)[number]['id'];
  readonly meta: ReactNode;
  readonly actions?: ReactNode;
  /** The reader may open this part alone: no way to the others is offered. */
  readonly isAlone?: boolean;
};

/** The head of every page of the settings, with the way to the others. */
export function SettingsHeader({ current, meta, actions, isAlone = false }: Props) {
  const t = useTranslations('settings');
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
        items={SECTIONS.filter(({ id }) => !isAlone || id === current).map(({ id, href }) => ({
          id,
          href,
          label: t(`sections.${id}`),
        }))}
      />
    </>
  );
}
