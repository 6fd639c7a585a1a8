'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { TRANSFER_LIMIT_MAX, type TransferLimits } from '@/lib/domain/points/transfers';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { parsePoints, pointsText } from '@/lib/domain/shared/points';
import { formatPoints } from '@/lib/format/points';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { updateTransferLimits } from '../actions';

const FIELDS = ['least', 'most', 'aDay', 'aMonth'] as const;
type Field = (typeof FIELDS)[number];
type Draft = { readonly hasTransfers: boolean } & { readonly [Each in Field]: string };

/** The limits as text: what is typed, and what goes to the server. */
function textsOf({ hasTransfers, least, most, aDay, aMonth }: TransferLimits): Draft {
  return {
    hasTransfers,
    least: pointsText(least),
    most: pointsText(most),
    aDay: pointsText(aDay),
    aMonth: pointsText(aMonth),
  };
}

/** What somebody else saved meanwhile; null: nothing. */
function theirsOf({ code, details }: Refusal): Draft | null {
  const texts = FIELDS.map((field) => details[field]);
  if (code !== 'stale_version' || texts.some((text) => typeof text !== 'string')) return null;
  const [least = '', most = '', aDay = '', aMonth = ''] = texts.map(String);
  return { hasTransfers: details.hasTransfers === true, least, most, aDay, aMonth };
}

/** What is wrong with each amount: it is none, or narrower than the one before it. */
function problemsOf(draft: Draft): Readonly<Partial<Record<Field, 'none' | 'narrow'>>> {
  const problems: Partial<Record<Field, 'none' | 'narrow'>> = {};
  let before = 0n;
  for (const field of FIELDS) {
    const points = parsePoints(draft[field]);
    if (points === null || points <= 0n || points > TRANSFER_LIMIT_MAX) problems[field] = 'none';
    else if (points < before) problems[field] = 'narrow';
    before = points ?? before;
  }
  return problems;
}

/** Whether and how many points members give to one another. */
export function TransferLimitsForm({ limits }: { readonly limits: TransferLimits }) {
  const t = useTranslations('settings.programme.transfers');
  const words = useRefusalWords();
  const router = useRouter();
  const locale = useLocale();
  const [seen, setSeen] = useState(() => textsOf(limits));
  const [draft, setDraft] = useState(seen);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const problems = problemsOf(draft);
  const isWrong = Object.keys(problems).length > 0;
  const submit = () => {
    if (isWrong) return;
    startTransition(async () => {
      const answer = await updateTransferLimits({ ...draft, seen });
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
  const theirs = refusal === undefined ? null : theirsOf(refusal);
  const most = formatPoints(TRANSFER_LIMIT_MAX, locale);
  return (
    <form action={submit} className="grid gap-4">
      <FormError
        message={
          theirs === null
            ? words(refusal)
            : t('theirs', { ...theirs, hasTransfers: theirs.hasTransfers ? 'yes' : 'no' })
        }
      />
      <Checkbox
        label={t('has')}
        checked={draft.hasTransfers}
        onChange={({ target }) => setDraft({ ...draft, hasTransfers: target.checked })}
      />
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        {FIELDS.map((field) => {
          const problem = problems[field];
          return (
            <TextInput
              key={field}
              label={t(`fields.${field}`)}
              required
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              error={problem === undefined ? undefined : t(`problems.${problem}`, { most })}
              value={draft[field]}
              onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
            />
          );
        })}
      </div>
      <p className="text-sm text-ink-2">{t('note')}</p>
      <div>
        <Button type="submit" tone="primary" disabled={isPending || isWrong}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
