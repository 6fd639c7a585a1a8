'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { changeRole } from '../actions';
import type { ChangedUser } from './changed-user';
import { roleOf, useRoleOptions } from './use-role-options';

type Props = { readonly user: ChangedUser; readonly onDone: () => void };

/** Gives a person another role. */
export function RoleForm({ user, onDone }: Props) {
  const t = useTranslations('settings.users');
  const words = useRefusalWords();
  const roleOptions = useRoleOptions();
  const { userId, version } = user;
  const [refusal, submit] = useActionState<Refusal | undefined, FormData>(async (_, form) => {
    const answer = await changeRole({ userId, version, role: roleOf(form) });
    if (!answer.ok) return answer.error;
    onDone();
    return undefined;
  }, undefined);
  return (
    <form action={submit} className="flex flex-col gap-2">
      <FormError message={words(refusal)} />
      <SelectInput
        label={t('roleTitle')}
        name="role"
        required
        hint={t('roleHint')}
        options={roleOptions}
        defaultValue={user.role}
      />
      <div>
        <SubmitButton tone="default">{t('saveRole')}</SubmitButton>
      </div>
    </form>
  );
}
