import { useTranslations } from 'next-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TASK_SCOPES, type TaskScope } from '@/lib/domain/tasks/listed-task';

/** Whose tasks are listed: the choice stands in the address. */
export function ScopeChoice({ scope }: { readonly scope: TaskScope }) {
  const t = useTranslations('taskList');
  return (
    <SegmentedControl
      label={t('scope')}
      current={scope}
      items={TASK_SCOPES.map((id) => ({
        id,
        label: t(`scopes.${id}`),
        href: id === 'mine' ? '/tasks' : `/tasks?scope=${id}`,
      }))}
    />
  );
}
