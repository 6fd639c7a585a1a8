'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { startMerge, tellDistinct } from '../actions';

type Props = {
  readonly memberId: number;
  readonly otherId: number;
  readonly names: { readonly first: string; readonly second: string };
  readonly canMerge: boolean;
};

/** Merge the two, or say that they are two people. */
export function PairActions({ memberId, otherId, names, canMerge }: Props) {
  const t = useTranslations('duplicates');
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const run = (work: () => Promise<ActionResult<unknown>>, after?: () => void) =>
    startTransition(async () => {
      const answer = await work();
      setRefusal(answer.ok ? undefined : answer.error);
      if (answer.ok) after?.();
    });
  const tell = (isDistinct: boolean) => tellDistinct({ memberId, otherId, isDistinct });
  const merge = () =>
    startMerge({ kind: 'merge', about: { memberId }, answers: { other: String(otherId) } });
  const isTwo = () =>
    showToast({
      title: t('told', names),
      undo: () => run(() => tell(false)),
    });
  return (
    <>
      <span className="flex flex-wrap gap-2">
        {canMerge && (
          <Button
            size="small"
            disabled={isPending}
            aria-label={t('mergeOf', names)}
            onClick={() => run(merge)}
          >
            {t('merge')}
          </Button>
        )}
        <Button
          size="small"
          disabled={isPending}
          aria-label={t('distinctOf', names)}
          onClick={() => run(() => tell(true), isTwo)}
        >
          {t('distinct')}
        </Button>
      </span>
      <FormError message={words(refusal)} />
    </>
  );
}
