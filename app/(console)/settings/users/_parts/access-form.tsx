'use client';

import { useTranslations } from 'next-intl';
import { startTransition, useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { showToast } from '@/components/ui/toast-store';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { disableUser, enableUser } from '../actions';
import type { ChangedUser } from './changed-user';

type Props = { readonly user: ChangedUser; readonly onDone: () => void };

/** Takes access from a person, which can be undone from the notice, or gives it back. */
export function AccessForm({ user, onDone }: Props) {
  const t = useTranslations('settings.users');
  const words = useRefusalWords();
  const { userId, version, name, isDisabled } = user;
  const giveBack = () => {
    startTransition(async () => {
      // Disabling made the next version; anybody's later change refuses the undo and stays as it is.
      const answer = await enableUser({ userId, version: version + 1 });
      if (!answer.ok) showToast({ title: t('notEnabled', { name }) });
    });
  };
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await (isDisabled ? enableUser : disableUser)({ userId, version });
    if (!answer.ok) return answer.error;
    onDone();
    if (!isDisabled) showToast({ title: t('disabledNotice', { name }), undo: giveBack });
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
