'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { archiveSegment } from '../actions';

type Props = {
  readonly segmentId: number;
  readonly version: number;
  readonly isArchived: boolean;
};

/** Takes a segment out of use and back into it: one press either way, which can be undone. */
export function ArchiveSegment({ segmentId, version, isArchived }: Props) {
  const t = useTranslations('segments.builder');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  return (
    <>
      <FormError message={refusal?.code === 'already_exists' ? t('taken') : words(refusal)} />
      <Button
        disabled={isPending}
        onClick={() =>
          startTransition(async () => {
            const answer = await archiveSegment({ segmentId, version, isArchived: !isArchived });
            setRefusal(answer.ok ? undefined : answer.error);
            if (!answer.ok) return;
            const undo = async () => {
              const undone = await archiveSegment({ segmentId, version, isArchived });
              setRefusal(undone.ok ? undefined : undone.error);
              router.refresh();
            };
            showToast({
              title: t(isArchived ? 'restoredNotice' : 'archivedNotice'),
              undo: () => void undo(),
            });
          })
        }
      >
        {t(isArchived ? 'restore' : 'archive')}
      </Button>
    </>
  );
}
