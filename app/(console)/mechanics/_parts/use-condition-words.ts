import { useTranslations } from 'next-intl';
import { AWARD_CONDITIONS, type AwardCondition } from '@/lib/domain/mechanics/decision';

const isCondition = (text: string): text is AwardCondition =>
  AWARD_CONDITIONS.some((condition) => condition === text);

/** Conditions of an award in words: what stood against it. */
export function useConditionWords() {
  const t = useTranslations('mechanicResults.condition');
  return { nameOf: (condition: string) => (isCondition(condition) ? t(condition) : condition) };
}
