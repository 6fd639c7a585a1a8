'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { BATCH_MAX } from '@/lib/domain/cards/stock';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { warnOfStock } from '../actions';

type Props = {
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly types: readonly { readonly cardTypeId: number; readonly name: string }[];
};

/** Below how many cards of a type a store is warned of. */
export function AlertForm({ stores, types }: Props) {
  const t = useTranslations('cardStock.stock');
  const words = useRefusalWords();
  const [refusal, submit] = useActionState<Refusal | undefined, FormData>(async (_, form) => {
    const answer = await warnOfStock({
      storeId: Number(form.get('storeId')),
      cardTypeId: Number(form.get('cardTypeId')),
      threshold: Number(form.get('threshold')),
    });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  return (
    <form action={submit} className="mt-3 flex flex-col gap-3">
      <FormError message={words(refusal)} />
      <div className="grid max-w-180 items-end gap-3 sm:grid-cols-[1fr_1fr_120px_auto]">
        <SelectInput
          label={t('store')}
          name="storeId"
          required
          options={stores.map(({ storeId, name }) => ({ value: String(storeId), label: name }))}
        />
        <SelectInput
          label={t('type')}
          name="cardTypeId"
          required
          options={types.map(({ cardTypeId, name }) => ({
            value: String(cardTypeId),
            label: name,
          }))}
        />
        <TextInput
          label={t('below')}
          name="threshold"
          type="number"
          required
          min={1}
          max={BATCH_MAX}
        />
        <SubmitButton tone="default">{t('warn')}</SubmitButton>
      </div>
    </form>
  );
}
