import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';

/** The two ways to look at the rules: each by itself, and all that hold on a day. */
export function RulesTabs({ current }: { readonly current: 'list' | 'day' }) {
  const t = useTranslations('ruleBook.nav');
  return (
    <Tabs
      label={t('label')}
      current={current}
      items={[
        { id: 'list', href: '/rules', label: t('list') },
        { id: 'day', href: '/rules/day', label: t('day') },
      ]}
    />
  );
}
