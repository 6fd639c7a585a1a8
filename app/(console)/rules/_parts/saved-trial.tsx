'use client';

import { useRuleWords } from '@/components/rule/use-rule-words';
import { Section } from '@/components/ui/section';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import type { TrialReceipt } from '@/lib/domain/rules/trial';
import { MonthTrial } from './trial/month-trial';
import { ReceiptTrial } from './trial/receipt-trial';

type Props = {
  readonly dictionary: RuleDictionary;
  readonly receipts: readonly TrialReceipt[];
  readonly months: readonly string[];
  /** The version that is tried; null: the rules as they are. */
  readonly candidate: { readonly definition: DefinitionJson; readonly ruleId: number } | null;
};

/** A kept version on receipts, or the rules of a day as they are. */
export function SavedTrial({ dictionary, receipts, months, candidate }: Props) {
  const words = useRuleWords(dictionary);
  const { t } = words;
  return (
    <>
      <Section title={t('try.title')} note={candidate === null ? t('try.all') : t('try.note')}>
        <ReceiptTrial words={words} receipts={receipts} candidate={candidate} />
      </Section>
      {candidate !== null && (
        <Section title={t('sample.title')}>
          <MonthTrial words={words} months={months} candidate={candidate} />
        </Section>
      )}
    </>
  );
}
