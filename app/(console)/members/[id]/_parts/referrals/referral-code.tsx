'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { shownReferralCode } from '@/lib/domain/referrals/code';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { makeReferralCode } from '../../actions';
import { CopyCode } from '../copy-code';

type Props = { readonly memberId: number; readonly code: string | null };

/** The code by which a member brings others, to be copied; made when it is asked for first. */
export function ReferralCode({ memberId, code }: Props) {
  const t = useTranslations('referrals');
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  if (code !== null) {
    const shown = shownReferralCode(code);
    return (
      <p className="inline-block rounded-panel border bg-surface px-3 py-1.5 text-lg font-[550] tabular-nums">
        <CopyCode code={shown} label={t('copyCode', { code: shown })} />
      </p>
    );
  }
  const make = () =>
    startTransition(async () => {
      const said = await makeReferralCode({ memberId }).catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      showToast({ title: t('codeMade', { code: shownReferralCode(said.value.code) }) });
      router.refresh();
    });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <FormError message={words(refusal)} />
      <p className="text-ink-2">{t('noCode')}</p>
      <Button size="small" disabled={isPending} onClick={make}>
        {t('makeCode')}
      </Button>
    </div>
  );
}
