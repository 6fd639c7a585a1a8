'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import type { BulkAction } from '@/lib/domain/cards/bulk';
import { NOTE_MAX } from '@/lib/domain/cards/card-page';
import { BLOCK_REASONS, type BlockReason } from '@/lib/domain/cards/states';

/** What is told of an action beside the cards. */
export type BulkAnswers = { readonly reason?: BlockReason; readonly note: string };

type Props = {
  readonly action: BulkAction;
  readonly count: number;
  readonly onSubmit: (answers: BulkAnswers) => void;
};

/** Why, and, where there is no way back, the count typed once more. */
export function BulkForm({ action, count, onSubmit }: Props) {
  const t = useTranslations('cardList.bulk');
  const reasons = useTranslations('cards.blockReasons');
  const form = useTranslations('common.form');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const isConfirmed = action === 'block' || String(said.get('count')).trim() === String(count);
    setIsWrong(!isConfirmed);
    if (!isConfirmed) return;
    const reason = BLOCK_REASONS.find((one) => one === said.get('reason'));
    onSubmit({ note: String(said.get('note') ?? ''), ...(reason === undefined ? {} : { reason }) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {action === 'block' ? (
        <SelectInput
          label={t('reason')}
          name="reason"
          required
          options={[
            { value: '', label: form('choose') },
            ...BLOCK_REASONS.map((reason) => ({ value: reason, label: reasons(reason) })),
          ]}
        />
      ) : (
        <TextInput
          label={t('confirm', { count })}
          name="count"
          inputMode="numeric"
          autoComplete="off"
          required
          error={isWrong ? t('confirmWrong', { count }) : undefined}
        />
      )}
      <TextInput label={t('note')} name="note" maxLength={NOTE_MAX} autoComplete="off" />
      <Button type="submit" tone="primary" className="self-start">
        {t(`actions.${action}.final`, { count })}
      </Button>
    </form>
  );
}
