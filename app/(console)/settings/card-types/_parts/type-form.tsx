'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import type { CardTypeOptions } from '@/lib/domain/cards/card-type-page';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { createCardType, updateCardType } from '../actions';
import { NameFields } from './name-fields';
import { NumberFields } from './number-fields';
import { RuleFields } from './rule-fields';
import { draftOf, type FieldErrors, type TypeDraft } from './type-draft';
import { ValidityFields } from './validity-fields';

type Props = {
  readonly draft: TypeDraft;
  /** The type that is changed; left out: a new one is made. */
  readonly edited?: { readonly cardTypeId: number; readonly version: number };
  /** Numbers were made for this form of numbers already. */
  readonly hasRanges: boolean;
  readonly options: CardTypeOptions;
};

type State = { readonly draft: TypeDraft; readonly refusal?: Refusal; readonly isSaved?: boolean };

/** A kind of cards, from its name to what its holder may do. */
export function TypeForm({ draft, edited, hasRanges, options }: Props) {
  const t = useTranslations('cardTypes');
  const words = useRefusalWords();
  const router = useRouter();
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const typed = draftOf(form);
      const answer =
        edited === undefined
          ? await createCardType(typed)
          : await updateCardType({ ...typed, ...edited });
      if (!answer.ok) return { draft: typed, refusal: answer.error };
      if (edited === undefined) router.push(`/settings/card-types/${answer.value.cardTypeId}`);
      return { draft: typed, isSaved: true };
    },
    { draft },
  );
  const { refusal } = state;
  const wrong = [refusal?.details.fields ?? [], refusal?.details.field ?? []].flat();
  const errors: FieldErrors = (field) => {
    if (!wrong.includes(field)) return undefined;
    return refusal?.code === 'already_exists' ? t('codeTaken') : t(`wrong.${field}`);
  };
  const parts = { draft: state.draft, errors };
  return (
    <form action={submit} className="flex max-w-180 flex-col gap-6">
      <FormError message={words(refusal)} />
      <NameFields {...parts} tiers={options.tiers} />
      <NumberFields {...parts} hasRanges={hasRanges} />
      <ValidityFields {...parts} stores={options.stores} regions={options.regions} />
      <RuleFields {...parts} />
      <div className="flex items-center gap-3">
        <SubmitButton>{t(edited === undefined ? 'create' : 'save')}</SubmitButton>
        <p role="status" className="text-sm text-ink-2">
          {state.isSaved === true && edited !== undefined && t('saved')}
        </p>
      </div>
    </form>
  );
}
