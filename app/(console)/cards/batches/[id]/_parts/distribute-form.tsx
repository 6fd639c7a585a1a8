'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { sendToStore } from '../../actions';

type Props = {
  readonly batchId: number;
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly most: number;
  readonly fromNumber: string | null;
};

type State = { readonly sent?: { first: string; last: string }; readonly refusal?: Refusal };

/** So many cards of the central stock to a store, in the order of their numbers. */
export function DistributeForm({ batchId, stores, most, fromNumber }: Props) {
  const t = useTranslations('cardStock.distribute');
  const words = useRefusalWords();
  const [{ sent, refusal }, submit] = useActionState<State, FormData>(async (_, form) => {
    const from = String(form.get('fromNumber'));
    const answer = await sendToStore({
      batchId,
      storeId: Number(form.get('storeId')),
      count: Number(form.get('count')),
      fromNumber: from === '' ? null : from,
    });
    if (!answer.ok) return { refusal: answer.error };
    const { firstNumber, lastNumber } = answer.value;
    return { sent: { first: firstNumber ?? '', last: lastNumber ?? '' } };
  }, {});
  return (
    <form action={submit} className="flex max-w-96 flex-col gap-3">
      <FormError message={words(refusal)} />
      <SelectInput
        label={t('store')}
        name="storeId"
        required
        options={stores.map(({ storeId, name }) => ({ value: String(storeId), label: name }))}
      />
      <TextInput label={t('count')} name="count" type="number" required min={1} max={most} />
      <TextInput
        label={t('from')}
        name="fromNumber"
        inputMode="numeric"
        autoComplete="off"
        hint={t('fromHint', { number: fromNumber ?? '' })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t('send')}</SubmitButton>
        <p role="status" className="text-sm text-ink-2">
          {sent !== undefined && t('sent', sent)}
        </p>
      </div>
    </form>
  );
}
