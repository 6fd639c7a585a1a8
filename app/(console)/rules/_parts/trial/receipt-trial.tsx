'use client';

import { useState } from 'react';
import type { RuleWords } from '@/components/rule/rule-words';
import { ProgressLine } from '@/components/ui/progress-line';
import { useAnswer } from '@/components/ui/use-answer';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import type { Trial, TrialReceipt } from '@/lib/domain/rules/trial';
import { ReceiptChoice } from './receipt-choice';
import { TrialResult } from './trial-result';

type Props = {
  readonly words: RuleWords;
  readonly receipts: readonly TrialReceipt[];
  /** What is tried; null: the rules as they are. `incomplete`: it cannot be tried yet. */
  readonly candidate:
    | { readonly definition: DefinitionJson; readonly ruleId: number | null }
    | 'incomplete'
    | null;
};

/** A rule on a receipt: chosen here, judged anew whenever the rule changes. */
export function ReceiptTrial({ words, receipts, candidate }: Props) {
  const { t } = words;
  const [chosen, setChosen] = useState(receipts[0]);
  const question =
    chosen === undefined || candidate === 'incomplete'
      ? null
      : JSON.stringify({
          receipt: {
            memberId: chosen.memberId,
            businessDate: chosen.businessDate,
            purchaseId: chosen.purchaseId,
          },
          candidate,
        });
  const { value, isStale, hasFailed } = useAnswer<Trial>('/api/internal/rules/try', question);
  if (receipts.length === 0) return <p className="text-sm text-ink-2">{t('try.noReceipts')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <ReceiptChoice words={words} receipts={receipts} chosen={chosen} onChoose={setChosen} />
      <div className="relative" aria-busy={isStale}>
        {isStale && <ProgressLine label={t('try.judging')} />}
        {candidate === 'incomplete' && (
          <p className="text-sm text-warning-text">{t('try.incomplete')}</p>
        )}
        {hasFailed && !isStale && (
          <p role="alert" className="text-sm text-danger-text">
            {t('try.failed')}
          </p>
        )}
        {value !== undefined && candidate !== 'incomplete' && (
          <TrialResult words={words} trial={value} isTried={candidate !== null} />
        )}
      </div>
      <p className="text-xs text-ink-3">{t('try.capsNote')}</p>
    </div>
  );
}
