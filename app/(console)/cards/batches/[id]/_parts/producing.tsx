'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { AutoRefresh } from '@/components/ui/auto-refresh';
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
  const [refusal, submit] = useActionState<Refusal | undefined>(async () => {
    const answer = await giveUpBatch({ batchId });
    return answer.ok ? undefined : answer.error;
  }, undefined);
  const count = (value: number) => formatCount(value, locale);
  return (
    <div className="mb-6 max-w-160">
      <AutoRefresh everyMs={REFRESH_MS} />
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
