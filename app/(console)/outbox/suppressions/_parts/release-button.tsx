'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import {
  HAND_REASONS,
  type MessageChannel,
  type SuppressionReason,
} from '@/lib/domain/messaging/states';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { releaseContact, suppressContact } from '../../actions';

type Props = {
  readonly memberId: number;
  readonly channel: MessageChannel;
  readonly reason: SuppressionReason;
  readonly name: string;
};

/** Writes to the contact again; it can be taken back, but for a contact at which nothing arrived. */
export function ReleaseButton({ memberId, channel, reason, name }: Props) {
  const t = useTranslations('outbox.suppressions');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const byHand = HAND_REASONS.find((one) => one === reason);
  const release = () =>
    startTransition(async () => {
      const answer = await releaseContact({ memberId, channel });
      setRefusal(answer.ok ? undefined : answer.error);
      router.refresh();
      if (!answer.ok) return;
      const undo = async () => {
        await suppressContact({ memberId, channel, reason: byHand });
        router.refresh();
      };
      showToast({
        title: t('released', { name }),
        ...(byHand === undefined ? {} : { undo: () => void undo() }),
      });
    });
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        disabled={isPending}
        aria-label={t('releaseOf', { name })}
        onClick={release}
      >
        {t('release')}
      </Button>
      <span role="alert" className="text-sm text-danger-text">
        {words(refusal)}
      </span>
    </span>
  );
}
