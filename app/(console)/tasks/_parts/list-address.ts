import {
  FIRST_ORDER,
  TASK_FILTER_KEYS,
  type TaskCursor,
  type TaskFilterKey,
  type TaskList,
  writeTaskCursor,
} from '@/lib/domain/tasks/list-filters';

type Change = Partial<Omit<TaskList, 'filters'>> & {
  /** Filters that are taken away. */
  readonly without?: readonly TaskFilterKey[];
};

/** The list as it stands with something changed; the place is kept only where it is given. */
export function taskListHref(list: TaskList, { without = [], ...change }: Change): string {
  const scope = change.scope ?? list.scope;
  const order = change.order ?? (change.scope === undefined ? list.order : FIRST_ORDER[scope]);
  const cursor: TaskCursor | null = change.cursor ?? null;
  const query = new URLSearchParams();
  if (scope !== 'mine') query.set('scope', scope);
  for (const key of TASK_FILTER_KEYS) {
    const value = list.filters[key];
    if (value === undefined || without.includes(key)) continue;
    query.set(key, Array.isArray(value) ? value.join(',') : String(value));
  }
  if (order !== FIRST_ORDER[scope]) query.set('order', order);
  if (cursor !== null) query.set('cursor', writeTaskCursor(cursor));
  const text = query.toString();
  return text === '' ? '/tasks' : `/tasks?${text}`;
}
