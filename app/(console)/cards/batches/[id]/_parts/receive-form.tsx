'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { BATCH_MAX } from '@/lib/domain/cards/stock';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { takeInBatch } from '../../actions';

type State = { readonly counted: string; readonly refusal?: Refusal };

/** The cards are counted, not waved through. */
export function ReceiveForm({ batchId }: { readonly batchId: number }) {
  const t = useTranslations('cardStock.receive');
  const words = useRefusalWords();
  const [{ counted, refusal }, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const typed = String(form.get('counted'));
      const answer = await takeInBatch({ batchId, counted: Number(typed) });
      return answer.ok ? { counted: '' } : { counted: typed, refusal: answer.error };
    },
    { counted: '' },
  );
  return (
    <form action={submit} className="flex max-w-80 flex-col gap-3">
      <FormError message={words(refusal)} />
      <TextInput
        label={t('counted')}
        name="counted"
        type="number"
        required
        min={0}
        max={BATCH_MAX}
        defaultValue={counted}
      />
      <SubmitButton>{t('confirm')}</SubmitButton>
    </form>
  );
}
