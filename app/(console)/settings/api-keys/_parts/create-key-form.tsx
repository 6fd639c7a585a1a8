'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { API_SCOPES, type ApiScope } from '@/lib/domain/access/permissions';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { createApiKey } from '../actions';
import { SCOPE_LABEL } from './scope-label';

export type StoreOption = { readonly storeId: number; readonly name: string };

type Props = {
  readonly stores: readonly StoreOption[];
  readonly onCreated: (key: string) => void;
};

type State = {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly storeId: string;
  readonly partner: string;
  readonly hasNoScope: boolean;
  readonly refusal?: Refusal;
};

/** A name, what the key may do, and whom it posts for. */
export function CreateKeyForm({ stores, onCreated }: Props) {
  const t = useTranslations('settings.keys');
  const words = useRefusalWords();
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const name = String(form.get('name'));
      const scopes = API_SCOPES.filter((scope) => form.getAll('scopes').includes(scope));
      const storeId = String(form.get('storeId'));
      const partner = String(form.get('partner'));
      const typed = { name, scopes, storeId, partner, hasNoScope: scopes.length === 0 };
      if (typed.hasNoScope) return typed;
      const answer = await createApiKey({
        name,
        scopes,
        storeId: storeId === '' ? null : Number(storeId),
        partner,
      });
      if (!answer.ok) return { ...typed, refusal: answer.error };
      onCreated(answer.value.key);
      return typed;
    },
    { name: '', scopes: [], storeId: '', partner: '', hasNoScope: false },
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
      <fieldset className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
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
      <SelectInput
        label={t('boundStore')}
        hint={t('boundStoreHint')}
        name="storeId"
        defaultValue={state.storeId}
        options={[
          { value: '', label: t('anyStore') },
          ...stores.map(({ storeId, name }) => ({ value: String(storeId), label: name })),
        ]}
      />
      <TextInput
        label={t('boundPartner')}
        hint={t('boundPartnerHint')}
        name="partner"
        maxLength={100}
        autoComplete="off"
        defaultValue={state.partner}
      />
      <div>
        <SubmitButton>{t('create')}</SubmitButton>
      </div>
    </form>
  );
}
