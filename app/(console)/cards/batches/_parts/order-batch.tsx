'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { OrderableRange } from '@/lib/domain/cards/batch-page';
import { BATCH_MAX } from '@/lib/domain/cards/stock';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { formatCount } from '@/lib/format/numbers';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { orderBatch } from '../actions';

/** Orders a batch; it opens and fills before one's eyes. */
export function OrderBatch({ ranges }: { readonly ranges: readonly OrderableRange[] }) {
  const t = useTranslations('cardStock.order');
  const locale = useLocale();
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, submit] = useActionState<Refusal | undefined, FormData>(async (_, form) => {
    const input = { rangeId: Number(form.get('rangeId')), quantity: Number(form.get('quantity')) };
    const answer = await orderBatch(input);
    if (!answer.ok) return answer.error;
    router.push(`/cards/batches/${answer.value.batchId}`);
    return undefined;
  }, undefined);
  if (ranges.length === 0) {
    return (
      <Button tone="primary" disabledReason={t('noRange')}>
        {t('new')}
      </Button>
    );
  }
  const name = ({ typeNameEn, typeNameRu, prefix, forWhom, left }: OrderableRange) =>
    t(forWhom === '' ? 'range' : 'rangeFor', {
      type: locale === 'ru' ? typeNameRu : typeNameEn,
      prefix,
      forWhom,
      left: formatCount(left, locale),
    });
  return (
    <Dialog title={t('title')} trigger={<Button tone="primary">{t('new')}</Button>}>
      <form action={submit} className="flex flex-col gap-4">
        <FormError message={words(refusal)} />
        <SelectInput
          label={t('from')}
          name="rangeId"
          required
          options={ranges.map((range) => ({ value: String(range.rangeId), label: name(range) }))}
        />
        <TextInput
          label={t('quantity')}
          name="quantity"
          type="number"
          required
          min={1}
          max={BATCH_MAX}
          hint={t('most', { most: formatCount(BATCH_MAX, locale) })}
        />
        <SubmitButton>{t('create')}</SubmitButton>
      </form>
    </Dialog>
  );
}
