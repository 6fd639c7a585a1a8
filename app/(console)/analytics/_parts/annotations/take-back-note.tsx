'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { takeBackChartNote } from '../../actions';

type Props = {
  readonly note: { readonly noteId: number; readonly version: number; readonly text: string };
};

/** Takes a note off the time axis; the notice puts it back. */
export function TakeBackNote({ note: { noteId, version, text } }: Props) {
  const t = useTranslations('annotations');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const change = () =>
    startTransition(async () => {
      const answer = await takeBackChartNote({ noteId, version, isTakenBack: true }).catch(
        () => null,
      );
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      router.refresh();
      if (!answer?.ok) return;
      const undo = async () => {
        await takeBackChartNote({ noteId, version: answer.value.version, isTakenBack: false });
        router.refresh();
      };
      showToast({ title: t('takenBack'), undo: () => void undo() });
    });
  return (
    <>
      <Button
        size="small"
        disabled={isPending}
        onClick={change}
        aria-label={t('takeBackOf', { text })}
      >
        {t('takeBack')}
      </Button>
      <FormError message={words(refusal)} />
    </>
  );
}
