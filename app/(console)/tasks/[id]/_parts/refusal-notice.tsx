'use client';

import { useTranslations } from 'next-intl';
import { CARD_REFUSALS } from '@/lib/domain/cards/may-do';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { Notice } from './notice';

type Props = {
  readonly task: TaskPage;
  /** What the last try was refused for. */
  readonly refusal: Refusal | undefined;
};

/** Why the task has no way to its end as things stand, or why the last try was refused. */
export function RefusalNotice({ task, refusal }: Props) {
  const t = useTranslations('tasks.refusal');
  const cards = useTranslations('cards.reasons');
  const words = useRefusalWords();
  const { operation } = taskDefinition(task.kind);
  const tried = CARD_REFUSALS.find((reason) => reason === refusal?.details.reason);
  const reason = task.refusal ?? tried ?? null;
  if (reason !== null) {
    return (
      <Notice isAlert tone="danger" title={t('title')}>
        <p>{cards(reason, { operation })}</p>
        {task.refusal !== null && <p>{t('rest')}</p>}
      </Notice>
    );
  }
  if (refusal?.code === 'stale_version') {
    return (
      <Notice isAlert tone="warning" title={t('changedCard')}>
        <p>{t('changedCardText')}</p>
      </Notice>
    );
  }
  return refusal === undefined ? null : <Notice isAlert tone="danger" title={words(refusal)} />;
}
