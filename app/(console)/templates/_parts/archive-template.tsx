'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { ListedTemplate } from '@/lib/domain/messaging/template-input';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { archiveTemplate } from '../actions';

type Props = { readonly template: ListedTemplate };

/** Takes a template out of the library or back into it; the notice takes it back. */
export function ArchiveTemplate({ template }: Props) {
  const t = useTranslations('templates');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { templateId, version, isArchived, name } = template;
  const change = () =>
    startTransition(async () => {
      const answer = await archiveTemplate({ templateId, version, isArchived: !isArchived });
      setRefusal(answer.ok ? undefined : answer.error);
      router.refresh();
      if (!answer.ok) return;
      const undo = async () => {
        await archiveTemplate({ templateId, version: answer.value.version, isArchived });
        router.refresh();
      };
      showToast({
        title: t(isArchived ? 'restored' : 'archived', { name }),
        undo: () => void undo(),
      });
    });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FormError message={refusal?.code === 'already_exists' ? t('nameTaken') : words(refusal)} />
      <Button disabled={isPending} onClick={change}>
        {t(isArchived ? 'restore' : 'archive')}
      </Button>
    </div>
  );
}
