'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useId, useState, useTransition } from 'react';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { FormError } from '../form/form-error';
import { TextInput } from '../form/text-input';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

type Props = {
  /** Begins the list. */
  readonly keep: (list: {
    readonly name: string;
    readonly note: string;
  }) => Promise<ActionResult<{ readonly segmentId: number }>>;
  /** How many they are. */
  readonly members: string;
  /** What the list is called unless somebody says otherwise. */
  readonly name: string;
};

/** Keeps the members of a figure as a list, whatever becomes of the draft, and leads to it. */
export function KeepMembers({ keep, members, name: proposed }: Props) {
  const t = useTranslations('tierSimulation.keep');
  const words = useRefusalWords();
  const router = useRouter();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const name = typed ?? proposed.slice(0, SEGMENT_NAME_MAX);
  const submit: ComponentProps<'form'>['onSubmit'] = (event) => {
    event.preventDefault();
    startTransition(async () => {
      const answer = await keep({ name, note: '' }).catch(() => null);
      if (answer?.ok) router.push(`/segments/${answer.value.segmentId}`);
      else setRefusal(answer?.error ?? NO_ANSWER);
    });
  };
  const isTaken = refusal?.code === 'already_exists';
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('text', { members })}
        actions={
          <Button
            type="submit"
            form={formId}
            tone="primary"
            disabled={isPending}
            disabledReason={name.trim() === '' ? t('noName') : undefined}
          >
            {t('submit')}
          </Button>
        }
      >
        <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
          {!isTaken && <FormError message={words(refusal)} />}
          <TextInput
            label={t('name')}
            required
            maxLength={SEGMENT_NAME_MAX}
            autoComplete="off"
            value={name}
            error={isTaken ? t('taken') : undefined}
            onChange={(event) => {
              setTyped(event.target.value);
              setRefusal(undefined);
            }}
          />
        </form>
      </Dialog>
    </>
  );
}
