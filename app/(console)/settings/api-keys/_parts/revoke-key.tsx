'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { revokeApiKey } from '../actions';

type Props = { readonly apiKeyId: number; readonly name: string };

/** Ends a key. It cannot be given back, so it is asked once more. */
export function RevokeKey({ apiKeyId, name }: Props) {
  const t = useTranslations('settings.keys');
  const words = useRefusalWords();
  const [isOpen, setOpen] = useState(false);
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await revokeApiKey({ apiKeyId });
    if (!answer.ok) return answer.error;
    setOpen(false);
    return undefined;
  }, undefined);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('revokeTitle', { name })}
      description={t('revokeText')}
      trigger={
        <Button size="small" aria-label={t('revokeOf', { name })}>
          {t('revoke')}
        </Button>
      }
    >
      <form action={submit} className="flex flex-col gap-3">
        <FormError message={words(refusal)} />
        <div>
          <SubmitButton tone="danger">{t('revokeNow')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
