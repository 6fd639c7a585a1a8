'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { archiveCardType } from '../actions';

type Props = {
  readonly cardTypeId: number;
  readonly version: number;
  readonly isArchived: boolean;
  readonly isDefault: boolean;
};

/** Stops giving cards of the type, or takes it up again: it can be undone by the same button. */
export function ArchiveType({ cardTypeId, version, isArchived, isDefault }: Props) {
  const t = useTranslations('cardTypes');
  const words = useRefusalWords();
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await archiveCardType({ cardTypeId, version, isArchived: !isArchived });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  if (isDefault) return <Button disabledReason={t('defaultStays')}>{t('archive')}</Button>;
  return (
    <form action={submit}>
      <FormError message={words(refusal)} />
      <SubmitButton tone="default">{t(isArchived ? 'restore' : 'archive')}</SubmitButton>
    </form>
  );
}
