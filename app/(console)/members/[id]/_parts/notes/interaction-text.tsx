'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import type { Interaction } from '@/lib/domain/members/interactions';
import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { pinInteraction, withdrawInteraction } from '../../actions';

type Props = {
  readonly memberId: number;
  readonly interaction: Interaction;
  readonly canWrite: boolean;
};

/** What somebody wrote, with what may be done about it: anybody pins, its author withdraws and takes that back. */
export function InteractionText({ memberId, interaction, canWrite }: Props) {
  const t = useTranslations('timeline.notes');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { interactionId, text, isPinned, isWithdrawn, isMine, under } = interaction;
  const key = { memberId, interactionId };
  const act = (work: () => Promise<ActionResult>) =>
    startTransition(async () => {
      const answer = await work();
      setRefusal(answer.ok ? undefined : answer.error);
      router.refresh();
    });
  return (
    <>
      <p
        className={cx(
          'mt-0.5 max-w-prose text-sm wrap-anywhere whitespace-pre-wrap',
          isWithdrawn && 'text-ink-3 line-through',
        )}
      >
        {text === '' ? t('erased') : text}
      </p>
      {canWrite && under === null && text !== '' && (
        <p className="-ml-2 flex flex-wrap gap-1">
          {!isWithdrawn && (
            <Button
              size="small"
              tone="quiet"
              disabled={isPending}
              onClick={() => act(() => pinInteraction({ ...key, isPinned: !isPinned }))}
            >
              {t(isPinned ? 'unpin' : 'pin')}
            </Button>
          )}
          {isMine && (
            <Button
              size="small"
              tone="quiet"
              disabled={isPending}
              onClick={() => act(() => withdrawInteraction({ ...key, isWithdrawn: !isWithdrawn }))}
            >
              {t(isWithdrawn ? 'restore' : 'withdraw')}
            </Button>
          )}
        </p>
      )}
      <FormError message={words(refusal)} />
    </>
  );
}
