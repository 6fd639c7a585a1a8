'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import type { Refusal } from '@/lib/domain/shared/action-result';
import type { DeliveryState, EndpointState } from '@/lib/domain/webhooks/states';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { replay } from '../../../../actions';

type Props = {
  readonly endpointId: number;
  readonly deliveryId: number;
  readonly state: DeliveryState;
  readonly endpointState: EndpointState;
};

/** Sends a delivery again, or now if it waits; says why it cannot. */
export function ReplayOne({ endpointId, deliveryId, state, endpointState }: Props) {
  const t = useTranslations('webhooks.replay');
  const words = useRefusalWords();
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await replay({ endpointId, what: { deliveryId } });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  if (endpointState === 'disabled') {
    return <Button disabledReason={t('disabled')}>{t('one')}</Button>;
  }
  if (state === 'sending') return <Button disabledReason={t('sending')}>{t('one')}</Button>;
  return (
    <form action={submit} className="flex flex-wrap items-center gap-3">
      <FormError message={words(refusal)} />
      <SubmitButton tone="default">{t(state === 'queued' ? 'now' : 'one')}</SubmitButton>
    </form>
  );
}
