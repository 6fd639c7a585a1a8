'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { RULE_NOTE_MAX } from '@/lib/domain/rules/versions';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { FormError } from '../form/form-error';
import { TextArea } from '../form/text-area';
import { Button } from '../ui/button';
import { useRuleRefusal } from './use-rule-refusal';

type Seen = { readonly versionId: number; readonly version: number };
type Decide = (decision: Seen & { readonly reviewNote: string }) => Promise<ActionResult>;

type Props = {
  readonly seen: Seen;
  /** From when to when it would hold, in words. */
  readonly days: string;
  /** The reader wrote in it. */
  readonly isOwn: boolean;
  /** Its first day is over. */
  readonly isLate: boolean;
  readonly approve: Decide;
  readonly reject: Decide;
  /** Where a decision leads; left out: the page is read anew. */
  readonly doneHref?: string;
};

/** A second person decides on a version: approves, or rejects with a reason. What was written stays when it is refused or not answered. */
export function ReviewForm({ seen, days, isOwn, isLate, approve, reject, doneHref }: Props) {
  const t = useTranslations('ruleBook');
  const router = useRouter();
  const words = useRuleRefusal();
  const [reviewNote, setReviewNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const decide = (how: Decide) =>
    startTransition(async () => {
      const { versionId, version } = seen;
      const answer = await how({ versionId, version, reviewNote }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (answer?.ok && doneHref !== undefined) router.push(doneHref);
      else router.refresh();
    });
  const own = isOwn ? t('review.own') : undefined;
  return (
    <div className="flex max-w-xl flex-col gap-3">
      <FormError message={words(refusal)} />
      {isOwn && <p className="text-sm text-warning-text">{t('review.own')}</p>}
      {isLate && <p className="text-sm text-warning-text">{t('review.late')}</p>}
      <TextArea
        label={t('review.reason')}
        hint={t('review.reasonHint')}
        rows={3}
        maxLength={RULE_NOTE_MAX}
        error={isMissing ? t('review.reasonWrong') : undefined}
        value={reviewNote}
        onChange={(event) => {
          setReviewNote(event.target.value);
          setMissing(false);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          tone="danger"
          disabledReason={own}
          disabled={isPending}
          onClick={() => {
            if (reviewNote.trim() === '') setMissing(true);
            else decide(reject);
          }}
        >
          {t('review.reject')}
        </Button>
        <Button
          tone="primary"
          disabledReason={own ?? (isLate ? t('review.late') : undefined)}
          disabled={isPending}
          onClick={() => decide(approve)}
        >
          {t('review.approve', { day: days })}
        </Button>
      </div>
    </div>
  );
}
