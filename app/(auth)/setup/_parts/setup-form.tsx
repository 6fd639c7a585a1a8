'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { PasswordInput } from '@/components/form/password-input';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { PASSWORD_MIN_CHARS } from '@/lib/domain/access/password';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { usePasswordWords } from '@/lib/i18n/use-password-words';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { completeSetup } from '../actions';

type Props = {
  readonly token: string;
  readonly currencies: readonly string[];
  readonly timeZones: readonly string[];
  readonly likely: { readonly currency: string; readonly timeZone: string };
};

type Typed = Record<'programmeName' | 'currency' | 'timeZone' | 'name' | 'email', string>;
type State = { readonly typed: Typed; readonly refusal?: Refusal };

function read(form: FormData): Typed {
  const text = (key: keyof Typed) => String(form.get(key));
  return {
    programmeName: text('programmeName'),
    currency: text('currency'),
    timeZone: text('timeZone'),
    name: text('name'),
    email: text('email'),
  };
}

/** The programme and its first administrator. What was typed outlives a refusal, but for the password. */
export function SetupForm({ token, currencies, timeZones, likely }: Props) {
  const t = useTranslations('access.setup');
  const words = useRefusalWords();
  const passwordWords = usePasswordWords();
  const [{ typed, refusal }, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const now = read(form);
      const password = String(form.get('password'));
      const answer = await completeSetup({ token, ...now, password });
      return answer.ok ? { typed: now } : { typed: now, refusal: answer.error };
    },
    { typed: { programmeName: '', name: '', email: '', ...likely } },
  );
  const weak = passwordWords(refusal);
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormError message={weak === undefined ? words(refusal) : undefined} />
      <h2 className="text-lg">{t('programme')}</h2>
      <TextInput
        label={t('programmeName')}
        name="programmeName"
        required
        maxLength={100}
        defaultValue={typed.programmeName}
      />
      <SelectInput
        label={t('currency')}
        name="currency"
        required
        options={options(currencies)}
        defaultValue={typed.currency}
      />
      <SelectInput
        label={t('timeZone')}
        name="timeZone"
        required
        hint={t('timeZoneHint')}
        options={options(timeZones)}
        defaultValue={typed.timeZone}
      />
      <h2 className="mt-2 text-lg">{t('administrator')}</h2>
      <TextInput
        label={t('name')}
        name="name"
        required
        maxLength={100}
        autoComplete="name"
        defaultValue={typed.name}
      />
      <TextInput
        label={t('email')}
        name="email"
        type="email"
        required
        autoComplete="username"
        defaultValue={typed.email}
      />
      <PasswordInput
        label={t('password')}
        name="password"
        autoComplete="new-password"
        hint={t('passwordHint', { count: PASSWORD_MIN_CHARS })}
        error={weak}
      />
      <div>
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}
