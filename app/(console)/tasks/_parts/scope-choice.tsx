import { useLocale, useTranslations } from 'next-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TASK_SCOPES, type TaskScope } from '@/lib/domain/tasks/list-filters';
import { TASKS_COUNT_MAX, type TaskCounts } from '@/lib/domain/tasks/listed-task';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly scope: TaskScope;
  readonly counts: TaskCounts;
  readonly hrefOf: (scope: TaskScope) => string;
};

/** Whose tasks are listed, and how many each has: the choice stands in the address. */
export function ScopeChoice({ scope, counts, hrefOf }: Props) {
  const t = useTranslations('taskList');
  const locale = useLocale();
  const countOf = (id: TaskScope): string => {
    const count = formatCount(counts[id], locale);
    return counts[id] < TASKS_COUNT_MAX ? count : t('countMore', { count });
  };
  return (
    <SegmentedControl
      label={t('scope')}
      current={scope}
      items={TASK_SCOPES.map((id) => ({
        id,
        label: t('scopeCount', { scope: t(`scopes.${id}`), count: countOf(id) }),
        href: hrefOf(id),
      }))}
    />
  );
}
