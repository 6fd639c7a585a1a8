'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Dialog } from '@/components/ui/dialog';
import type { Refusal } from '@/lib/domain/shared/action-result';
import type { EndpointState } from '@/lib/domain/webhooks/states';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { ShownSecret } from '../../_parts/shown-secret';
import { changeEndpointState, rotateSecret, sendTest } from '../../actions';

type Props = { readonly endpointId: number; readonly state: EndpointState };

/** What can be done with an endpoint. Pausing and resuming undo each other; removing is asked for twice. */
export function EndpointActions({ endpointId, state }: Props) {
  const t = useTranslations('webhooks.actions');
  const words = useRefusalWords();
  const router = useRouter();
  const isActive = state === 'active';
  const [testRefusal, test] = useActionState<Refusal | undefined>(async () => {
    const answer = await sendTest({ endpointId });
    if (!answer.ok) return answer.error;
    router.push(`/settings/webhooks/${endpointId}/deliveries/${answer.value.deliveryId}`);
    return undefined;
  }, undefined);
  const [stateRefusal, changeState] = useActionState<Refusal | undefined>(async () => {
    const answer = await changeEndpointState({ endpointId, change: isActive ? 'pause' : 'resume' });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  return (
    <>
      <FormError message={words(testRefusal ?? stateRefusal)} />
      {isActive ? (
        <form action={test}>
          <SubmitButton>{t('test')}</SubmitButton>
        </form>
      ) : (
        <Button disabledReason={t('testInactive')}>{t('test')}</Button>
      )}
      <form action={changeState}>
        <SubmitButton tone="default">{t(isActive ? 'pause' : 'resume')}</SubmitButton>
      </form>
      <ButtonLink href={`/settings/webhooks/${endpointId}/edit`}>{t('edit')}</ButtonLink>
      <RotateSecret endpointId={endpointId} />
      <RemoveEndpoint endpointId={endpointId} />
    </>
  );
}

function RotateSecret({ endpointId }: { readonly endpointId: number }) {
  const t = useTranslations('webhooks');
  const words = useRefusalWords();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await rotateSecret({ endpointId });
    if (!answer.ok) return answer.error;
    setMade(answer.value.secret);
    return undefined;
  }, undefined);
  const open = (next: boolean) => {
    setOpen(next);
    setMade(null);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      title={t(made === null ? 'actions.rotateTitle' : 'secret.title')}
      {...(made === null ? { description: t('actions.rotateText') } : {})}
      trigger={<Button>{t('actions.rotate')}</Button>}
    >
      {made === null ? (
        <form action={submit} className="flex flex-col gap-3">
          <FormError message={words(refusal)} />
          <div>
            <SubmitButton>{t('actions.rotateNow')}</SubmitButton>
          </div>
        </form>
      ) : (
        <ShownSecret secret={made}>
          <Button tone="primary" onClick={() => open(false)}>
            {t('secret.done')}
          </Button>
        </ShownSecret>
      )}
    </Dialog>
  );
}

function RemoveEndpoint({ endpointId }: { readonly endpointId: number }) {
  const t = useTranslations('webhooks.actions');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await changeEndpointState({ endpointId, change: 'remove' });
    if (!answer.ok) return answer.error;
    router.push('/settings/webhooks');
    return undefined;
  }, undefined);
  return (
    <Dialog
      title={t('removeTitle')}
      description={t('removeText')}
      trigger={<Button tone="danger">{t('remove')}</Button>}
    >
      <form action={submit} className="flex flex-col gap-3">
        <FormError message={words(refusal)} />
        <div>
          <SubmitButton tone="danger">{t('removeNow')}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
