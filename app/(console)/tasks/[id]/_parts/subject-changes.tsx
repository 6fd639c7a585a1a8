import { RefreshCw } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { changeWords } from '@/components/task/fact-words';
import { Icon } from '@/components/ui/icon';
import type { TaskPage } from '@/lib/domain/tasks/task-page';

const ICON_PX = 14;

/** What is not as it was when the task was laid aside: before and after. */
export function SubjectChanges({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks');
  const words = changeWords({
    tasks: t,
    members: useTranslations('members'),
    cards: useTranslations('cards'),
    locale: useLocale(),
  });
  const { changes, events, state } = task;
  const wasPaused = events.some(({ move }) => move === 'pause');
  if (changes.length === 0) {
    return wasPaused ? <p className="mt-3.5 text-sm text-ink-2">{t('changes.none')}</p> : null;
  }
  return (
    <section className="mt-3.5 text-sm">
      <h3 className="mb-1 flex items-center gap-1.5 font-semibold text-warning-text">
        <Icon of={RefreshCw} size={ICON_PX} />
        {t(state === 'paused' ? 'changes.titlePaused' : 'changes.title')}
      </h3>
      <ul>
        {changes.map((change) => (
          <li key={change.fact} className="py-[3px]">
            {words(change)}
          </li>
        ))}
      </ul>
    </section>
  );
}
