'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TASK_TEXT_MAX } from '@/lib/domain/tasks/states';

type Props = {
  readonly code: string;
  readonly isPending: boolean;
  readonly onCancel: (note: string) => void;
  readonly onKeep: () => void;
};

const FORM_ID = 'cancel-task';

/** Asks once: a cancelled task cannot be continued. */
export default function CancelDialog({ code, isPending, onCancel, onKeep }: Props) {
  const t = useTranslations('tasks.cancel');
  const [note, setNote] = useState('');
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onKeep()}
      title={t('title')}
      description={t('text')}
      actions={
        <>
          <Button onClick={onKeep}>{t('keep')}</Button>
          <Button type="submit" form={FORM_ID} tone="danger" aria-busy={isPending}>
            {t('confirm', { code })}
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        onSubmit={(event) => {
          event.preventDefault();
          if (isPending) return;
          onCancel(note);
          onKeep();
        }}
      >
        <TextInput
          label={t('note')}
          value={note}
          maxLength={TASK_TEXT_MAX}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
