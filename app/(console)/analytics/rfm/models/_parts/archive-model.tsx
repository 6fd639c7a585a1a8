'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { archiveRfmModel } from '../actions';

type Props = { readonly model: Pick<ListedModel, 'modelId' | 'name' | 'version' | 'isArchived'> };

/** Takes a model out of use or back into it; the notice takes it back. */
export function ArchiveModel({ model }: Props) {
  const t = useTranslations('rfmModels');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { modelId, version, isArchived, name } = model;
  const change = () =>
    startTransition(async () => {
      const answer = await archiveRfmModel({ modelId, version, isArchived: !isArchived }).catch(
        () => null,
      );
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      router.refresh();
      if (!answer?.ok) return;
      const undo = async () => {
        await archiveRfmModel({ modelId, version, isArchived });
        router.refresh();
      };
      showToast({
        title: t(isArchived ? 'restored' : 'archived', { name }),
        undo: () => void undo(),
      });
    });
  const message = refusal?.code === 'already_exists' ? t('nameTaken') : words(refusal);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FormError message={message} />
      <Button disabled={isPending} onClick={change}>
        {t(isArchived ? 'restore' : 'archive')}
      </Button>
    </div>
  );
}
