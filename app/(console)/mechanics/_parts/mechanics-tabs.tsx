import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';

/** The ways to look at mechanics: each by itself, all of them by day, and what all of them are worth together. */
export function MechanicsTabs({ current }: { readonly current: 'list' | 'calendar' | 'holdout' }) {
  const t = useTranslations('mechanics.nav');
  return (
    <Tabs
      label={t('label')}
      current={current}
      items={[
        { id: 'list', href: '/mechanics', label: t('list') },
        { id: 'calendar', href: '/mechanics/calendar', label: t('calendar') },
        { id: 'holdout', href: '/mechanics/holdout', label: t('holdout') },
      ]}
    />
  );
}
