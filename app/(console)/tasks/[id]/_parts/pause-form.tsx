'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { CHOSEN_PAUSE_REASONS, type PauseReason, TASK_TEXT_MAX } from '@/lib/domain/tasks/states';
import { formatCount } from '@/lib/format/numbers';
import { chosenDigit, KEY_MARK } from './digit-key';

type Props = {
  readonly isPending: boolean;
  readonly onPause: (reason: PauseReason, note: string) => void;
  readonly onKeep: () => void;
};

/** Why the task waits: one of four, chosen by a digit or an arrow, and a note if one likes. */
export function PauseForm({ isPending, onPause, onKeep }: Props) {
  const t = useTranslations('tasks.pause');
  const reasons = useTranslations('tasks.pauseReasons');
  const locale = useLocale();
  const [reason, setReason] = useState<PauseReason>('member');
  const [note, setNote] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onPause(reason, note);
      }}
      onKeyDown={(event) => {
        const chosen = CHOSEN_PAUSE_REASONS[(chosenDigit(event) ?? 0) - 1];
        if (chosen !== undefined) setReason(chosen);
      }}
    >
      <p className="-mt-1 mb-2 text-xs text-ink-2">{t('text')}</p>
      <fieldset className="mb-2.5">
        <legend className="sr-only">{t('reason')}</legend>
        {CHOSEN_PAUSE_REASONS.map((id, index) => (
          <label
            key={id}
            className="-mx-1.5 flex cursor-pointer items-center gap-2 rounded-control px-1.5 py-1 has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-focus touch:min-h-11"
          >
            <input
              type="radio"
              name="pause-reason"
              value={id}
              checked={reason === id}
              onChange={() => setReason(id)}
              className="size-4 shrink-0 accent-primary outline-none"
            />
            <span className="min-w-0 flex-1">{reasons(id)}</span>
            <span className={KEY_MARK} aria-hidden="true">
              <Kbd>{formatCount(index + 1, locale)}</Kbd>
            </span>
          </label>
        ))}
      </fieldset>
      <TextInput
        label={t('note')}
        value={note}
        maxLength={TASK_TEXT_MAX}
        autoComplete="off"
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit" tone="primary" aria-busy={isPending}>
          {t('save')}
        </Button>
        <Button tone="quiet" onClick={onKeep}>
          {t('keep')}
        </Button>
      </div>
    </form>
  );
}
