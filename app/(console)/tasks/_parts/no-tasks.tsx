import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { TASK_FILTER_KEYS, type TaskList } from '@/lib/domain/tasks/list-filters';
import type { BlockingFilters } from '@/lib/domain/tasks/listed-task';
import { taskListHref } from './list-address';

type Props = { readonly list: TaskList; readonly blocking: BlockingFilters };

/** What stands instead of tasks: where they come from, or the filters that leave none. */
export function NoTasks({ list, blocking }: Props) {
  const t = useTranslations('taskList');
  const { scope, filters } = list;
  if (Object.keys(filters).length === 0) {
    return (
      <EmptyState
        title={t(`empty.${scope}.title`)}
        text={t(`empty.${scope}.text`)}
        action={<ButtonLink href="/desk">{t('toDesk')}</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      title={t('nothing.title')}
      text={
        blocking.length > 0
          ? t('nothing.blocks', { filters: blocking.length })
          : t('nothing.together')
      }
      action={
        <div className="flex flex-wrap gap-2">
          {blocking.map((key) => (
            <ButtonLink key={key} href={taskListHref(list, { without: [key] })}>
              {t('nothing.without', { name: t(`filters.${key}`) })}
            </ButtonLink>
          ))}
          <ButtonLink tone="quiet" href={taskListHref(list, { without: TASK_FILTER_KEYS })}>
            {t('nothing.clear')}
          </ButtonLink>
        </div>
      }
    />
  );
}
