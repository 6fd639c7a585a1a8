'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { API_SCOPES, type ApiScope } from '@/lib/domain/access/permissions';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { createApiKey } from '../actions';
import { SCOPE_LABEL } from './scope-label';

type State = {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly hasNoScope: boolean;
  readonly refusal?: Refusal;
};

/** A name and what the key may do. */
export function CreateKeyForm({ onCreated }: { readonly onCreated: (key: string) => void }) {
  const t = useTranslations('settings.keys');
  const words = useRefusalWords();
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const name = String(form.get('name'));
      const scopes = API_SCOPES.filter((scope) => form.getAll('scopes').includes(scope));
      const typed = { name, scopes, hasNoScope: scopes.length === 0 };
      if (typed.hasNoScope) return typed;
      const answer = await createApiKey({ name, scopes });
      if (!answer.ok) return { ...typed, refusal: answer.error };
      onCreated(answer.value.key);
      return typed;
    },
    { name: '', scopes: ['analytics.read'], hasNoScope: false },
  );
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormError message={state.hasNoScope ? t('needScope') : words(state.refusal)} />
      <TextInput
        label={t('name')}
        name="name"
        required
        maxLength={100}
        autoComplete="off"
        hint={t('nameHint')}
        defaultValue={state.name}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{t('scopesLegend')}</legend>
        {API_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            name="scopes"
            value={scope}
            label={t(SCOPE_LABEL[scope])}
            defaultChecked={state.scopes.includes(scope)}
          />
        ))}
      </fieldset>
      <div>
        <SubmitButton>{t('create')}</SubmitButton>
      </div>
    </form>
  );
}
