'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { TASK_TEXT_MAX } from '@/lib/domain/tasks/states';

type Props = {
  readonly isPending: boolean;
  readonly onSend: (note: string) => void;
  readonly onKeep: () => void;
};

/** What has to change before somebody can agree: not without words. */
export function SendBackForm({ isPending, onSend, onKeep }: Props) {
  const t = useTranslations('tasks.approval');
  const common = useTranslations('common.actions');
  const [note, setNote] = useState('');
  const [isTold, setTold] = useState(false);
  const isMissing = note.trim() === '';
  return (
    <form
      aria-label={t('sendBackTitle')}
      className="mt-1.5 grid gap-2.5 rounded-panel border border-line-strong bg-raised px-3.5 py-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if (!isMissing && !isPending) onSend(note);
      }}
    >
      <TextInput
        label={t('note')}
        hint={t('sendBackText')}
        error={isTold && isMissing ? t('noteMissing') : undefined}
        required
        autoFocus
        value={note}
        maxLength={TASK_TEXT_MAX}
        autoComplete="off"
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" aria-busy={isPending}>
          {t('sendBack')}
        </Button>
        <Button tone="quiet" onClick={onKeep}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
