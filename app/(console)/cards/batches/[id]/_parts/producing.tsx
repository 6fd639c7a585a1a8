'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useEffect, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { ProgressLine } from '@/components/ui/progress-line';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { formatCount } from '@/lib/format/numbers';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { giveUpBatch } from '../../actions';

const REFRESH_MS = 1_000;

type Props = {
  readonly batchId: number;
  readonly produced: number;
  readonly quantity: number;
  readonly ratio: number;
  readonly perSecond: number | null;
  readonly mayStop: boolean;
};

/** How far the worker is, asked anew every second while somebody looks. */
export function Producing({ batchId, produced, quantity, ratio, perSecond, mayStop }: Props) {
  const t = useTranslations('cardStock.producing');
  const locale = useLocale();
  const words = useRefusalWords();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  useEffect(() => {
    if (isPending) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') startTransition(() => router.refresh());
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [router, isPending]);
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await giveUpBatch({ batchId });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  const count = (value: number) => formatCount(value, locale);
  return (
    <div className="mb-6 max-w-160">
      <ProgressLine label={t('label')} ratio={ratio} />
      <p className="mt-2 tabular-nums">
        {t('done', { produced: count(produced), quantity: count(quantity) })}
      </p>
      <p className="mb-3 min-h-5 text-sm text-ink-2">
        {perSecond === null ? t('waiting') : t('rate', { rate: count(perSecond) })}
      </p>
      {mayStop && (
        <form action={submit} className="flex flex-col gap-2">
          <FormError message={words(refusal)} />
          <div>
            <SubmitButton tone="default">{t('cancel')}</SubmitButton>
          </div>
        </form>
      )}
    </div>
  );
}
