'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import type { CardTypeOptions } from '@/lib/domain/cards/card-type-page';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { addNumberRange } from '../actions';

type Props = { readonly cardTypeId: number; readonly stores: CardTypeOptions['stores'] };

const EMPTY = { prefix: '', fromSerial: '0', toSerial: '', partner: '', storeId: '' };
type Typed = typeof EMPTY;
type State = { readonly typed: Typed; readonly refusal?: Refusal };

const typedOf = (form: FormData): Typed => ({
  prefix: String(form.get('prefix')),
  fromSerial: String(form.get('fromSerial')),
  toSerial: String(form.get('toSerial')),
  partner: String(form.get('partner')),
  storeId: String(form.get('storeId')),
});

/** One more range of numbers. */
export function RangeForm({ cardTypeId, stores }: Props) {
  const t = useTranslations('cardTypes.ranges');
  const words = useRefusalWords();
  const [{ typed, refusal }, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const given = typedOf(form);
      const storeId = given.storeId === '' ? null : Number(given.storeId);
      const answer = await addNumberRange({ ...given, cardTypeId, storeId });
      return answer.ok ? { typed: EMPTY } : { typed: given, refusal: answer.error };
    },
    { typed: EMPTY },
  );
  const wrong = [refusal?.details.fields ?? []].flat();
  const error = (field: 'prefix' | 'fromSerial' | 'toSerial' | 'storeId') =>
    wrong.includes(field) ? t(`wrong.${field}`) : undefined;
  const digits = { inputMode: 'numeric', autoComplete: 'off', maxLength: 18 } as const;
  return (
    <form action={submit} className="mt-3 flex flex-col gap-3">
      <FormError message={words(refusal)} />
      <div className="grid items-start gap-3 sm:grid-cols-3 dock:grid-cols-5">
        <TextInput
          {...digits}
          label={t('prefix')}
          name="prefix"
          hint={t('prefixHint')}
          defaultValue={typed.prefix}
          error={error('prefix')}
        />
        <TextInput
          {...digits}
          label={t('fromSerial')}
          name="fromSerial"
          required
          defaultValue={typed.fromSerial}
          error={error('fromSerial')}
        />
        <TextInput
          {...digits}
          label={t('toSerial')}
          name="toSerial"
          required
          defaultValue={typed.toSerial}
          error={error('toSerial')}
        />
        <SelectInput
          label={t('store')}
          name="storeId"
          options={[
            { value: '', label: t('everybody') },
            ...stores.map(({ storeId, name }) => ({ value: String(storeId), label: name })),
          ]}
          defaultValue={typed.storeId}
          error={error('storeId')}
        />
        <TextInput
          label={t('partner')}
          name="partner"
          autoComplete="off"
          maxLength={100}
          defaultValue={typed.partner}
        />
      </div>
      <div>
        <SubmitButton tone="default">{t('add')}</SubmitButton>
      </div>
    </form>
  );
}
