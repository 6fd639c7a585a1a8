'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import type { ButtonTone } from '@/components/ui/button-styles';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { cancelImport, startImport, undoImport } from '../../actions';

const ACTIONS = { start: startImport, cancel: cancelImport, undo: undoImport } as const;

type Props = {
  readonly action: keyof typeof ACTIONS;
  readonly importId: number;
  readonly tone: ButtonTone;
  readonly children: ReactNode;
};

/** A button that changes the import's state and shows the new one. */
export function ActionButton({ action, importId, tone, children }: Props) {
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await ACTIONS[action]({ importId });
    // The address stays: without a step it shows the state, whatever that is now.
    router.replace(`/imports/${importId}`);
    router.refresh();
    return answer.ok ? undefined : answer.error;
  }, undefined);
  return (
    <form action={submit} className="flex flex-col gap-2">
      <FormError message={words(refusal)} />
      <div>
        <SubmitButton tone={tone}>{children}</SubmitButton>
      </div>
    </form>
  );
}
