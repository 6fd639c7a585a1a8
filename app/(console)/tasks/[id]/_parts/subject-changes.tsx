import { RefreshCw } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { BLOCK_REASONS, CARD_STATUSES } from '@/lib/domain/cards/states';
import { MEMBER_STATUSES } from '@/lib/domain/members/states';
import type { SeenFact } from '@/lib/domain/tasks/subject';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { formatDay } from '@/lib/format/dates';

const ICON_PX = 14;

/** A fact in words, whatever it was. */
function useFactWords(): (fact: SeenFact, value: string | null) => string {
  const t = useTranslations('tasks.changes');
  const members = useTranslations('members.status');
  const cards = useTranslations('cards');
  const locale = useLocale();
  const words: Readonly<Record<SeenFact, (value: string) => string>> = {
    memberStatus: (value) => {
      const known = MEMBER_STATUSES.find((status) => status === value);
      return known === undefined ? value : members(known);
    },
    cardStatus: (value) => {
      const known = CARD_STATUSES.find((status) => status === value);
      return known === undefined ? value : cards(`status.${known}`);
    },
    blockReason: (value) => {
      const known = BLOCK_REASONS.find((reason) => reason === value);
      return known === undefined ? value : cards(`blockReasons.${known}`);
    },
    expiresOn: (value) => formatDay(value, locale),
  };
  return (fact, value) => {
    if (value === null) return t(fact === 'expiresOn' ? 'noEnd' : 'empty');
    return words[fact](value);
  };
}

/** What is not as it was when the task was laid aside: before and after. */
export function SubjectChanges({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks.changes');
  const words = useFactWords();
  const { changes, events, state } = task;
  const wasPaused = events.some(({ move }) => move === 'pause');
  if (changes.length === 0) {
    return wasPaused ? <p className="mt-3.5 text-sm text-ink-2">{t('none')}</p> : null;
  }
  return (
    <section className="mt-3.5 text-sm">
      <h3 className="mb-1 flex items-center gap-1.5 font-semibold text-warning-text">
        <Icon of={RefreshCw} size={ICON_PX} />
        {t(state === 'paused' ? 'titlePaused' : 'title')}
      </h3>
      <ul>
        {changes.map(({ fact, before, after }) => (
          <li key={fact} className="py-[3px]">
            {t(fact, { before: words(fact, before), after: words(fact, after) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
