'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { PasswordInput } from '@/components/form/password-input';
import { SubmitButton } from '@/components/form/submit-button';
import { PASSWORD_MIN_CHARS } from '@/lib/domain/access/password';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import { usePasswordWords } from '@/lib/i18n/use-password-words';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { changePassword } from '../actions';

type Answer = { kind: 'changed'; endedSessions: number } | { kind: 'wrong' };

/** Changes one's own password; typed passwords are not kept after an answer. */
export function PasswordForm({ email }: { readonly email: string }) {
  const t = useTranslations('settings.profile');
  const words = useRefusalWords();
  const passwordWords = usePasswordWords();
  const [answer, submit] = useActionState<ActionResult<Answer> | null, FormData>(
    (_, form) =>
      changePassword({ present: String(form.get('present')), next: String(form.get('next')) }),
    null,
  );
  const refusal = answer?.ok === false ? answer.error : undefined;
  const weak = passwordWords(refusal);
  const isWrong = answer?.ok === true && answer.value.kind === 'wrong';
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormError message={weak === undefined ? words(refusal) : undefined} />
      {/* Password managers need to know whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        label={t('present')}
        name="present"
        autoComplete="current-password"
        error={isWrong ? t('presentWrong') : undefined}
      />
      <PasswordInput
        label={t('next')}
        name="next"
        autoComplete="new-password"
        hint={t('nextHint', { count: PASSWORD_MIN_CHARS })}
        error={weak}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton tone="default">{t('changePassword')}</SubmitButton>
        <p role="status" className="text-sm text-success-text empty:hidden">
          {answer?.ok === true &&
            answer.value.kind === 'changed' &&
            t('passwordChanged', { count: answer.value.endedSessions })}
        </p>
      </div>
    </form>
  );
}
