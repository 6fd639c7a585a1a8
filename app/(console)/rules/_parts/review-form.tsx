'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import { RULE_NOTE_MAX } from '@/lib/domain/rules/versions';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { approveVersion, rejectVersion } from '../actions';

type Props = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly version: number;
  /** From when to when it would hold, in words. */
  readonly days: string;
  /** The reader wrote in it. */
  readonly isOwn: boolean;
  /** Its first day is over. */
  readonly isLate: boolean;
};

/** A second person decides: approves, or rejects with a reason. */
export function ReviewForm({ ruleId, versionId, version, days, isOwn, isLate }: Props) {
  const t = useTranslations('ruleBook');
  const router = useRouter();
  const words = useRuleRefusal();
  const [reviewNote, setReviewNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const decide = (command: typeof approveVersion) =>
    startTransition(async () => {
      const answer = await command({ versionId, version, reviewNote });
      setRefusal(answer.ok ? undefined : answer.error);
      if (answer.ok) router.push(`/rules/${ruleId}`);
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
            else decide(rejectVersion);
          }}
        >
          {t('review.reject')}
        </Button>
        <Button
          tone="primary"
          disabledReason={own ?? (isLate ? t('review.late') : undefined)}
          disabled={isPending}
          onClick={() => decide(approveVersion)}
        >
          {t('review.approve', { day: days })}
        </Button>
      </div>
    </div>
  );
}
