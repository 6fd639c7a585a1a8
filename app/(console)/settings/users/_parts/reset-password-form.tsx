'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { usePasswordWords } from '@/lib/i18n/use-password-words';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { resetPassword } from '../actions';
import type { ChangedUser } from './changed-user';
import { newPassword } from './new-password';

type State = { readonly typed: string; readonly isDone: boolean; readonly refusal?: Refusal };

/** Sets a temporary password for somebody who forgot theirs. */
export function ResetPasswordForm({ user }: { readonly user: ChangedUser }) {
  const t = useTranslations('settings.users');
  const words = useRefusalWords();
  const passwordWords = usePasswordWords();
  const [suggested] = useState(newPassword);
  const { userId, version } = user;
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const typed = String(form.get('password'));
      const answer = await resetPassword({ userId, version, password: typed });
      return answer.ok ? { typed, isDone: true } : { typed, isDone: false, refusal: answer.error };
    },
    { typed: suggested, isDone: false },
  );
  const weak = passwordWords(state.refusal);
  return (
    <form action={submit} className="flex flex-col gap-2">
      <FormError message={weak === undefined ? words(state.refusal) : undefined} />
      <TextInput
        label={t('newPassword')}
        name="password"
        required
        autoComplete="off"
        spellCheck={false}
        hint={t('resetHint')}
        error={weak}
        defaultValue={state.typed}
      />
      <div>
        <SubmitButton tone="default">{t('reset')}</SubmitButton>
      </div>
      <p role="status" className="text-sm text-success-text empty:hidden">
        {state.isDone && t('resetDone')}
      </p>
    </form>
  );
}
