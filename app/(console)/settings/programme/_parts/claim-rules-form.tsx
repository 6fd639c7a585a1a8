'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { CLAIM_DAYS_MAX, CLAIM_DAYS_MIN, type ClaimRules } from '@/lib/domain/purchases/claims';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { updateClaimRules } from '../actions';

/** The rules that somebody else saved meanwhile; null: none. */
function theirsOf({ details }: Refusal): ClaimRules | null {
  const { claimDays } = details;
  return typeof claimDays === 'number' ? { claimDays } : null;
}

/** The days that were typed; null where they are none. */
function readDays(days: string): number | null {
  const claimDays = /^\d{1,4}$/.test(days.trim()) ? Number(days) : null;
  const isIn = claimDays !== null && claimDays >= CLAIM_DAYS_MIN && claimDays <= CLAIM_DAYS_MAX;
  return isIn ? claimDays : null;
}

/** How long a receipt may be claimed. */
export function ClaimRulesForm({ rules }: { readonly rules: ClaimRules }) {
  const t = useTranslations('settings.programme');
  const words = useRefusalWords();
  const router = useRouter();
  const [seen, setSeen] = useState(rules);
  const [days, setDays] = useState(String(rules.claimDays));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const claimDays = readDays(days);
  const submit = () => {
    if (claimDays === null) return;
    startTransition(async () => {
      const answer = await updateClaimRules({ claimDays, seen });
      setRefusal(answer.ok ? undefined : answer.error);
      if (!answer.ok) {
        // The next save is over what is told now.
        setSeen(theirsOf(answer.error) ?? seen);
        return;
      }
      showToast({ title: t('saved') });
      router.refresh();
    });
  };
  const message = () => {
    const theirs = refusal === undefined ? null : theirsOf(refusal);
    if (refusal?.code !== 'stale_version' || theirs === null) return words(refusal);
    return t('theirs', { days: theirs.claimDays });
  };
  const limits = { min: CLAIM_DAYS_MIN, max: CLAIM_DAYS_MAX };
  return (
    <form action={submit} className="grid gap-4">
      <FormError message={message()} />
      <TextInput
        label={t('days')}
        required
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        hint={t('daysHint', limits)}
        error={claimDays === null ? t('daysWrong', limits) : undefined}
        value={days}
        onChange={({ target }) => setDays(target.value)}
      />
      <div>
        <Button type="submit" tone="primary" disabled={isPending || claimDays === null}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
