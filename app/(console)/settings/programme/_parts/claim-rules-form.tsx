'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import {
  CLAIM_DAYS_MAX,
  CLAIM_DAYS_MIN,
  CLAIM_RATE_BPS_MAX,
  type ClaimRules,
} from '@/lib/domain/purchases/claims';
import { parsePercent, percentText } from '@/lib/domain/purchases/percent';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { updateClaimRules } from '../actions';

/** The rules that somebody else saved meanwhile; null: none. */
function theirsOf({ details }: Refusal): ClaimRules | null {
  const { claimDays, claimRateBps } = details;
  if (typeof claimDays !== 'number' || typeof claimRateBps !== 'number') return null;
  return { claimDays, claimRateBps };
}

/** What was typed, checked; null where it is none. */
function readDraft(days: string, rate: string) {
  const claimDays = /^\d{1,4}$/.test(days.trim()) ? Number(days) : null;
  const isDays = claimDays !== null && claimDays >= CLAIM_DAYS_MIN && claimDays <= CLAIM_DAYS_MAX;
  const claimRateBps = parsePercent(rate);
  const isRate = claimRateBps !== null && claimRateBps <= CLAIM_RATE_BPS_MAX;
  return { claimDays: isDays ? claimDays : null, claimRateBps: isRate ? claimRateBps : null };
}

/** How long a receipt may be claimed, and what it earns. */
export function ClaimRulesForm({ rules }: { readonly rules: ClaimRules }) {
  const t = useTranslations('settings.programme');
  const words = useRefusalWords();
  const router = useRouter();
  const separator = useLocale() === 'ru' ? ',' : '.';
  const [seen, setSeen] = useState(rules);
  const [days, setDays] = useState(String(rules.claimDays));
  const [rate, setRate] = useState(percentText(rules.claimRateBps, separator));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { claimDays, claimRateBps } = readDraft(days, rate);
  const submit = () => {
    if (claimDays === null || claimRateBps === null) return;
    startTransition(async () => {
      const answer = await updateClaimRules({ claimDays, claimRateBps, seen });
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
    return t('theirs', {
      days: theirs.claimDays,
      rate: percentText(theirs.claimRateBps, separator),
    });
  };
  const limits = { min: CLAIM_DAYS_MIN, max: CLAIM_DAYS_MAX };
  const most = percentText(CLAIM_RATE_BPS_MAX, separator);
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
      <TextInput
        label={t('rate')}
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={7}
        hint={t('rateHint', { max: most })}
        error={claimRateBps === null ? t('rateWrong', { max: most }) : undefined}
        value={rate}
        onChange={({ target }) => setRate(target.value)}
      />
      <p className="text-sm text-ink-2">{t('rateNote')}</p>
      <div>
        <Button
          type="submit"
          tone="primary"
          disabled={isPending || claimDays === null || claimRateBps === null}
        >
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
