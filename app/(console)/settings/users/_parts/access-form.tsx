'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { disableUser, enableUser } from '../actions';
import type { ChangedUser } from './change-user';

type Props = { readonly user: ChangedUser; readonly onDone: () => void };

/** Takes access from a person, or gives it back. */
export function AccessForm({ user, onDone }: Props) {
  const t = useTranslations('settings.users');
  const words = useRefusalWords();
  const { userId, version, name, isDisabled } = user;
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await (isDisabled ? enableUser : disableUser)({ userId, version });
    if (!answer.ok) return answer.error;
    onDone();
    return undefined;
  }, undefined);
  return (
    <form action={submit} className="flex flex-col gap-2">
      <FormError message={words(refusal)} />
      <h3 className="text-sm font-medium">{t('accessTitle')}</h3>
      <p className="text-xs text-ink-2">{t(isDisabled ? 'enableHint' : 'disableHint')}</p>
      <div>
        <SubmitButton tone={isDisabled ? 'default' : 'danger'}>
          {t(isDisabled ? 'enable' : 'disable', { name })}
        </SubmitButton>
      </div>
    </form>
  );
}
