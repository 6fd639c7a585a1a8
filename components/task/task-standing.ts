import type { useTranslations } from 'next-intl';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';

type Translators = {
  readonly tasks: ReturnType<typeof useTranslations<'tasks'>>;
  readonly taskList: ReturnType<typeof useTranslations<'taskList'>>;
};

/** What a task waits for, or who has it. */
export function taskStanding(
  { state, pause, holder }: Pick<ListedTask, 'state' | 'pause' | 'holder'>,
  { tasks, taskList }: Translators,
): string {
  if (state === 'paused' && pause !== null) {
    const reason = tasks(`pauseReasons.${pause.reason}`);
    return pause.note === '' ? reason : taskList('pausedWith', { reason, note: pause.note });
  }
  if (state === 'open' && holder !== null) {
    return taskList(holder.isMe ? 'inMyHands' : 'inHands', { name: holder.name });
  }
  return tasks(`states.${state}`);
}
