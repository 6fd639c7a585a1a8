'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';

type Props = {
  /** What the small button that opens it says. */
  readonly open: string;
  readonly title: string;
  readonly text: string;
  /** What the button that does it says. */
  readonly submit: string;
  readonly tone: 'primary' | 'danger';
  /** What is told when it is done. */
  readonly done: string;
  readonly act: () => Promise<ActionResult<unknown>>;
  /** What else is asked, such as a reason. */
  readonly children?: ReactNode;
};

/** Asks once before something is done; says why it was refused; once it is done the page is read again. */
export function AskOnce({ open, title, text, submit, tone, done, act, children }: Props) {
  const words = useRefusalWords();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const doIt = () =>
    startTransition(async () => {
      const said = await act().catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: done });
      setOpen(false);
      router.refresh();
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        setRefusal(undefined);
        setOpen(next);
      }}
      title={title}
      description={text}
      trigger={<Button size="small">{open}</Button>}
      actions={
        <Button tone={tone} disabled={isPending} onClick={doIt}>
          {submit}
        </Button>
      }
    >
      <FormError message={words(refusal)} />
      {children}
    </Dialog>
  );
}
