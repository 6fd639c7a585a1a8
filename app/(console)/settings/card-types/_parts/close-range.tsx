'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { closeNumberRange } from '../actions';

/** Ends a range for good: it cannot be opened again, so it is asked once more. */
export function CloseRange({ rangeId }: { readonly rangeId: number }) {
  const t = useTranslations('cardTypes.ranges');
  const words = useRefusalWords();
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await closeNumberRange({ rangeId });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  return (
    <Dialog
      title={t('closeTitle')}
      description={t('closeText')}
      trigger={
        <Button size="small" tone="quiet">
          {t('close')}
        </Button>
      }
    >
      <form action={submit} className="flex flex-col gap-3">
        <FormError message={words(refusal)} />
        <SubmitButton tone="danger">{t('closeNow')}</SubmitButton>
      </form>
    </Dialog>
  );
}
