'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { archiveAttribute } from '../actions';

type Props = {
  readonly attributeId: number;
  readonly label: string;
  readonly isArchived: boolean;
};

/** Takes an attribute out of use, or back; undone for ten seconds. */
export function ArchiveAttribute({ attributeId, label, isArchived }: Props) {
  const t = useTranslations('attributes');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const set = async (next: boolean) => {
    const answer = await archiveAttribute({ attributeId, isArchived: next });
    setRefusal(answer.ok ? undefined : answer.error);
    router.refresh();
    return answer.ok;
  };
  const press = () =>
    startTransition(async () => {
      if (!(await set(!isArchived)) || isArchived) return;
      showToast({ title: t('archived', { label }), undo: () => void set(false) });
    });
  return (
    <span className="flex flex-col gap-1">
      <Button
        size="small"
        tone="quiet"
        disabled={isPending}
        aria-label={t(isArchived ? 'restoreThis' : 'archiveThis', { label })}
        onClick={press}
      >
        {t(isArchived ? 'restore' : 'archive')}
      </Button>
      <FormError message={words(refusal)} />
    </span>
  );
}
