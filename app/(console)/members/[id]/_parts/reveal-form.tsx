'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import {
  type ContactField,
  REVEAL_NOTE_MAX,
  REVEAL_REASONS,
  REVEAL_SECONDS,
  type RevealReason,
} from '@/lib/domain/members/member-page';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { revealContact } from '../actions';

/** A contact in plain sight, and the moment it goes. */
export type Revealed = { readonly value: string; readonly endsAtMs: number };

type Props = {
  readonly memberId: number;
  readonly field: ContactField;
  readonly onShown: (revealed: Revealed) => void;
  readonly onCancel: () => void;
};

const SECOND_MS = 1000;

/** Asks why the contact is needed. The answer goes into the audit log before the contact is shown. */
export function RevealForm({ memberId, field, onShown, onCancel }: Props) {
  const t = useTranslations('members.member.contacts');
  const words = useRefusalWords();
  const [reason, setReason] = useState<RevealReason>('callBack');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const answer = await revealContact({ memberId, field, reason, note });
      if (!answer.ok) {
        setRefusal(answer.error);
        return;
      }
      const { value, seconds } = answer.value;
      onShown({ value, endsAtMs: Date.now() + seconds * SECOND_MS });
    });
  return (
    <form
      action={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      className="my-1.5 rounded-panel border border-line-strong bg-raised px-3.5 py-3 shadow-float"
    >
      <FormError message={words(refusal)} />
      <fieldset className="flex flex-col">
        <legend className="mb-1 font-semibold">
          {t(field === 'phone' ? 'whyPhone' : 'whyEmail')}
        </legend>
        {REVEAL_REASONS.map((id) => (
          <label key={id} className="flex items-center gap-2 py-1 touch:min-h-11">
            <input
              type="radio"
              name="reason"
              value={id}
              checked={reason === id}
              onChange={() => setReason(id)}
              className="size-4 shrink-0 accent-primary"
            />
            {t(`reasons.${id}`)}
          </label>
        ))}
      </fieldset>
      {reason === 'other' && (
        <div className="mt-1">
          <TextInput
            label={t('note')}
            required
            value={note}
            maxLength={REVEAL_NOTE_MAX}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
      <div className="mt-2.5 flex flex-wrap items-center gap-2.5">
        <Button type="submit" size="small" tone="primary" disabled={isPending}>
          {t('confirm', { seconds: REVEAL_SECONDS })}
        </Button>
        <span className="min-w-0 flex-1 text-xs text-ink-2">{t('logged')}</span>
      </div>
    </form>
  );
}
