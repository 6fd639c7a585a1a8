import { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';

const REASONS = [
  'has_undecided',
  'starts_in_past',
  'not_in_force',
  'terms_stay',
  'audience_taken',
  'tier_dropped',
] as const satisfies readonly string[];

/** The words for a refused change of a rule. */
export function useRuleRefusal(): (refusal: Refusal | undefined) => string | undefined {
  const t = useTranslations('ruleBook.refused');
  const words = useRefusalWords();
  return (refusal) => {
    if (refusal?.code === 'already_exists') return t('has_terms');
    const reason = REASONS.find((known) => known === refusal?.details.reason);
    return refusal?.code === 'rule_refused' && reason !== undefined ? t(reason) : words(refusal);
  };
}
