import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';

type Props = {
  readonly current: 'messages' | 'suppressions';
  readonly actions?: React.ReactNode;
};

/** The head of the outbox and of what is written to no more. */
export async function OutboxTabs({ current, actions }: Props) {
  const t = await getTranslations('outbox');
  return (
    <>
      <PageHeader title={t('title')} meta={t('meta')} actions={actions} />
      <Tabs
        label={t('tabs.label')}
        current={current}
        items={[
          { id: 'messages', href: '/outbox', label: t('tabs.messages') },
          { id: 'suppressions', href: '/outbox/suppressions', label: t('tabs.suppressions') },
        ]}
      />
    </>
  );
}
