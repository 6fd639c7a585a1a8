'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { DifferenceList } from './difference-list';
import { Notice } from './notice';
import type { SaveStatus } from './task-saver';
import type { Newest } from './use-newest';
import type { TaskWords } from './use-task-words';

type Props = {
  readonly status: SaveStatus;
  readonly newest: Newest;
  readonly words: TaskWords;
  /** Sends once more what was not saved. */
  readonly onRetry: () => void;
};

/** Says that nothing typed here is saved now, and offers both versions where they differ. */
export function HaltedNotice({ status, newest, words, onRetry }: Props) {
  const t = useTranslations('tasks.conflict');
  const retry = useTranslations('common.actions');
  const refusalWords = useRefusalWords();
  const { differences, isReading, keepMine, takeTheirs, read } = newest;
  if (differences.length > 0) {
    return (
      <Notice
        isAlert
        tone="warning"
        title={t('title')}
        actions={
          <>
            <Button onClick={takeTheirs}>{t('takeTheirs')}</Button>
            <Button onClick={keepMine}>{t('keepMine')}</Button>
          </>
        }
      >
        <p>{t('sameHands')}</p>
        <DifferenceList differences={differences} words={words} />
      </Notice>
    );
  }
  if (status.kind !== 'stopped') return null;
  const { refusal } = status;
  const { name } = refusal.details;
  const holder = refusal.code === 'task_held' && typeof name === 'string' ? name : null;
  return (
    <Notice
      isAlert
      tone="warning"
      title={t('cannotSave')}
      actions={<Button onClick={isReading ? read : onRetry}>{retry('retry')}</Button>}
    >
      <p>{holder === null ? refusalWords(refusal) : t('heldBy', { name: holder })}</p>
      {isReading && <p>{t('loading')}</p>}
    </Notice>
  );
}
