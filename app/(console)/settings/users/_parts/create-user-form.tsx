'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import type { Role } from '@/lib/domain/access/permissions';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { usePasswordWords } from '@/lib/i18n/use-password-words';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { createUser } from '../actions';
import { newPassword } from './new-password';
import { roleOf, useRoleOptions } from './use-role-options';

export type NewUser = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
};

type State = { readonly typed: NewUser; readonly refusal?: Refusal };

function read(form: FormData): NewUser {
  return {
    name: String(form.get('name')),
    email: String(form.get('email')),
    role: roleOf(form),
    password: String(form.get('password')),
  };
}

/** Name, e-mail, role and a temporary password. */
export function CreateUserForm({ onCreated }: { readonly onCreated: (user: NewUser) => void }) {
  const t = useTranslations('settings.users');
  const words = useRefusalWords();
  const passwordWords = usePasswordWords();
  const roleOptions = useRoleOptions();
  const [suggested] = useState(newPassword);
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const typed = read(form);
      const answer = await createUser(typed);
      if (!answer.ok) return { typed, refusal: answer.error };
      onCreated(typed);
      return { typed };
    },
    { typed: { name: '', email: '', role: 'marketer', password: suggested } },
  );
  const weak = passwordWords(state.refusal);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormError message={weak === undefined ? words(state.refusal) : undefined} />
      <TextInput
        label={t('name')}
        name="name"
        required
        maxLength={100}
        autoComplete="off"
        defaultValue={state.typed.name}
      />
      <TextInput
        label={t('email')}
        name="email"
        type="email"
        required
        autoComplete="off"
        defaultValue={state.typed.email}
      />
      <SelectInput
        label={t('role')}
        name="role"
        required
        options={roleOptions}
        defaultValue={state.typed.role}
      />
      <TextInput
        label={t('temporary')}
        name="password"
        required
        autoComplete="off"
        spellCheck={false}
        hint={t('temporaryHint')}
        error={weak}
        defaultValue={state.typed.password}
      />
      <div>
        <SubmitButton>{t('create')}</SubmitButton>
      </div>
    </form>
  );
}
