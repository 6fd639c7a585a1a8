'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { PURPOSE_MAX } from '@/lib/domain/segments/kept-membership';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { askExport } from '../../../actions';

/** Asks for a file and says what for. */
export function AskExport({ segmentId }: { readonly segmentId: number }) {
  const t = useTranslations('segments.uses');
  const words = useRefusalWords();
  const router = useRouter();
  const [purpose, setPurpose] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const submit: ComponentProps<'form'>['onSubmit'] = (event) => {
    event.preventDefault();
    startTransition(async () => {
      const answer = await askExport({ segmentId, purpose });
      setRefusal(answer.ok ? undefined : answer.error);
      if (answer.ok) setPurpose('');
      router.refresh();
    });
  };
  return (
    <form onSubmit={submit} className="mb-4 flex max-w-xl flex-wrap items-end gap-3">
      <FormError message={words(refusal)} />
      <div className="min-w-0 flex-1 basis-60">
        <TextInput
          label={t('purpose')}
          required
          maxLength={PURPOSE_MAX}
          autoComplete="off"
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </div>
      <Button
        type="submit"
        disabled={isPending}
        disabledReason={purpose.trim() === '' ? t('purposeNeeded') : undefined}
      >
        {t('ask')}
      </Button>
    </form>
  );
}
