'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { HOUSEHOLD_LIMITS } from '@/lib/domain/households/states';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { updateHouseholdLimit } from '../actions';

/** What was typed as a number of places within the bounds; null where it is none. */
function readPlaces(text: string): number | null {
  const places = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  return places >= HOUSEHOLD_LIMITS.least && places <= HOUSEHOLD_LIMITS.most ? places : null;
}

/** The number that somebody else saved meanwhile; null: none. */
function theirsOf({ code, details }: Refusal): number | null {
  const { householdLimit } = details;
  return code === 'stale_version' && typeof householdLimit === 'number' ? householdLimit : null;
}

/** How many members spend the points of one another. */
export function HouseholdLimitForm({ householdLimit }: { readonly householdLimit: number }) {
  const t = useTranslations('settings.programme');
  const words = useRefusalWords();
  const router = useRouter();
  const [seen, setSeen] = useState(householdLimit);
  const [text, setText] = useState(String(householdLimit));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const places = readPlaces(text);
  const submit = () => {
    if (places === null) return;
    startTransition(async () => {
      const answer = await updateHouseholdLimit({ householdLimit: places, seen });
      setRefusal(answer.ok ? undefined : answer.error);
      if (!answer.ok) {
        // The next save is over what is told now.
        setSeen(theirsOf(answer.error) ?? seen);
        return;
      }
      showToast({ title: t('householdsSaved') });
      router.refresh();
    });
  };
  const theirs = refusal === undefined ? null : theirsOf(refusal);
  const limits = { min: HOUSEHOLD_LIMITS.least, max: HOUSEHOLD_LIMITS.most };
  return (
    <form action={submit} className="grid gap-4">
      <FormError
        message={theirs === null ? words(refusal) : t('householdsTheirs', { places: theirs })}
      />
      <TextInput
        label={t('places')}
        required
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
        hint={t('placesHint', limits)}
        error={places === null ? t('placesWrong', limits) : undefined}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button type="submit" tone="primary" disabled={isPending || places === null}>
          {t('saveHouseholds')}
        </Button>
      </div>
    </form>
  );
}
