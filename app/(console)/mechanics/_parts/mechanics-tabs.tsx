import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';

/** The two ways to look at mechanics: each by itself, and all of them by day. */
export function MechanicsTabs({ current }: { readonly current: 'list' | 'calendar' }) {
  const t = useTranslations('mechanics.nav');
  return (
    <Tabs
      label={t('label')}
      current={current}
      items={[
        { id: 'list', href: '/mechanics', label: t('list') },
        { id: 'calendar', href: '/mechanics/calendar', label: t('calendar') },
      ]}
    />
  );
}
