import type { useTranslations } from 'next-intl';
import type { FilterDefinition } from '@/components/ui/filter-types';
import { TASK_KINDS } from '@/lib/domain/tasks/kinds';
import type { TaskFilterKey, TaskList } from '@/lib/domain/tasks/list-filters';
import type { HolderOption } from '@/lib/domain/tasks/listed-task';
import { PAUSE_REASONS, UNFINISHED_STATES } from '@/lib/domain/tasks/states';

type Input = {
  readonly list: TaskList;
  readonly holders: readonly HolderOption[];
  readonly t: ReturnType<typeof useTranslations<'taskList'>>;
  readonly tasks: ReturnType<typeof useTranslations<'tasks'>>;
};

const ENDED_STATES = ['done', 'cancelled'] as const;

/** What the list can be narrowed by, and what is chosen. Ended tasks are on hold for nothing. */
export function filterDefinitions({ list, holders, t, tasks }: Input): readonly FilterDefinition[] {
  const { scope, filters } = list;
  const isEnded = scope === 'ended';
  const base = (key: TaskFilterKey, value: string | undefined) => ({
    key,
    label: t(`filters.${key}`),
    value,
  });
  const states = isEnded ? ENDED_STATES : UNFINISHED_STATES;
  const all: readonly FilterDefinition[] = [
    {
      ...base('kind', filters.kind?.join(',')),
      kind: 'choices',
      options: TASK_KINDS.map((id) => ({ value: id, label: tasks(`kinds.${id}.title`) })),
    },
    {
      ...base('state', filters.state?.join(',')),
      kind: 'choices',
      options: states.map((id) => ({ value: id, label: tasks(`states.${id}`) })),
    },
    {
      ...base('age', filters.age?.toString()),
      kind: 'number',
      valueLabel: filters.age === undefined ? undefined : t('ageValue', { hours: filters.age }),
    },
    {
      ...base('holder', filters.holder?.toString()),
      kind: 'choice',
      options: holders.map(({ userId, name }) => ({ value: String(userId), label: name })),
    },
    {
      ...base('reason', filters.reason?.join(',')),
      kind: 'choices',
      options: PAUSE_REASONS.map((id) => ({ value: id, label: tasks(`pauseReasons.${id}`) })),
    },
  ];
  const isOf = ({ key, value }: FilterDefinition) =>
    value !== undefined ||
    !((isEnded && key === 'reason') || (scope === 'mine' && key === 'holder'));
  return all.filter(isOf);
}
