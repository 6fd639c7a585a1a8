import { useLocale, useTranslations } from 'next-intl';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import type { RuleWords } from './rule-words';

/** What the words of rules need, in the reader's language. */
export function useRuleWords(dictionary: RuleDictionary): RuleWords {
  return { t: useTranslations('ruleBook'), locale: useLocale(), dictionary };
}
