'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import type { TaskMove } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { formatMoment } from '@/lib/format/dates';
import { Notice } from './notice';
import { UndoLine } from './undo-line';
import type { EffectWords } from './use-effect-words';

type Props = { readonly task: TaskPage; readonly effects: EffectWords };

const ENDS: readonly TaskMove[] = ['finish', 'approve', 'cancel'];
/** What is said of the way back where no other task leads back. */
const UNDO_WORDS: Partial<
  Record<TaskKind, 'ended.undoFinal' | 'ended.undoErased' | 'ended.undoThaw'>
> = {
  close: 'ended.undoFinal',
  void: 'ended.undoFinal',
  erase: 'ended.undoErased',
  thaw: 'ended.undoThaw',
};

/** A task that is over: what came of it, by whom and when, and where to go from here. */
export function EndedPanel({ task, effects }: Props) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  const { state, kind, events, member, touchedAt, timeZone } = task;
  const isDone = state === 'done';
  const end = events.find(({ move }) => ENDS.includes(move));
  const moment = formatMoment(end?.happenedAt ?? touchedAt, { locale, timeZone });
  const card = task.result ?? task.card;
  const hasWayBack = task.undo !== null || task.undoneBy !== null;
  const undo = UNDO_WORDS[kind] ?? 'ended.undo';
  return (
    <Notice
      tone={isDone ? 'success' : 'neutral'}
      title={isDone ? effects.done : t('states.cancelled')}
      actions={
        card === null ? (
          <ButtonLink href={`/members/${member.memberId}`}>{t('ended.openMember')}</ButtonLink>
        ) : (
          <ButtonLink href={`/cards/${card.cardId}`} tone={isDone ? 'primary' : 'default'}>
            {t('ended.openCard', { ending: cardEnding(card.number) })}
          </ButtonLink>
        )
      }
    >
      <p>{t('ended.doneBy', { name: end?.who ?? '', moment })}</p>
      {end !== undefined && end.note !== '' && <p className="font-medium">{end.note}</p>}
      {isDone && hasWayBack && <UndoLine task={task} />}
      {!(isDone && hasWayBack) && (
        <p className="text-ink-2">{t(isDone ? undo : 'ended.cancelled')}</p>
      )}
      {!isDone && <p className="text-ink-2">{t('ended.again')}</p>}
    </Notice>
  );
}
