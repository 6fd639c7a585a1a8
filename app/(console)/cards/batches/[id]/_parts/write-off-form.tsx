'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { NOTE_MAX } from '@/lib/domain/cards/card-page';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { writeOffStock } from '../../actions';

const EMPTY = { as: 'lost', firstNumber: '', lastNumber: '', note: '' };
type Typed = typeof EMPTY;
type State = { readonly typed: Typed; readonly cards?: number; readonly refusal?: Refusal };

/** Spoiled or missing cards leave the stock for good, from a number to a number. */
export function WriteOffForm({ batchId }: { readonly batchId: number }) {
  const t = useTranslations('cardStock.writeOff');
  const words = useRefusalWords();
  const [{ typed, cards, refusal }, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const field = (name: keyof Typed) => String(form.get(name));
      const given = {
        as: field('as'),
        firstNumber: field('firstNumber'),
        lastNumber: field('lastNumber') || field('firstNumber'),
        note: field('note'),
      };
      const as = given.as === 'void' ? 'void' : 'lost';
      const answer = await writeOffStock({ ...given, as, batchId });
      if (!answer.ok) return { typed: given, refusal: answer.error };
      return { typed: EMPTY, cards: answer.value.cards };
    },
    { typed: EMPTY },
  );
  const digits = { inputMode: 'numeric', autoComplete: 'off' } as const;
  return (
    <form action={submit} className="flex max-w-96 flex-col gap-3">
      <FormError message={refusal?.code === 'not_found' ? t('nothing') : words(refusal)} />
      <SelectInput
        label={t('as')}
        name="as"
        required
        options={(['lost', 'void'] as const).map((as) => ({ value: as, label: t(as) }))}
        defaultValue={typed.as}
      />
      <TextInput
        {...digits}
        label={t('first')}
        name="firstNumber"
        required
        defaultValue={typed.firstNumber}
      />
      <TextInput
        {...digits}
        label={t('last')}
        name="lastNumber"
        hint={t('lastHint')}
        defaultValue={typed.lastNumber}
      />
      <TextInput label={t('why')} name="note" maxLength={NOTE_MAX} defaultValue={typed.note} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton tone="danger">{t('confirm')}</SubmitButton>
        <p role="status" className="text-sm text-ink-2">
          {cards !== undefined && t('done', { cards })}
        </p>
      </div>
    </form>
  );
}
