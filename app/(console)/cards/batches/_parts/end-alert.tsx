'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { warnOfStock } from '../actions';

type Props = { readonly storeId: number; readonly cardTypeId: number };

/** No warning for this store and type any more; it is set again below the table. */
export function EndAlert({ storeId, cardTypeId }: Props) {
  const t = useTranslations('cardStock.stock');
  const words = useRefusalWords();
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await warnOfStock({ storeId, cardTypeId, threshold: null });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  return (
    <form action={submit}>
      <FormError message={words(refusal)} />
      <SubmitButton tone="quiet">{t('end')}</SubmitButton>
    </form>
  );
}
