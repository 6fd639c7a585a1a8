import { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';

const REASONS = ['unknown_tier', 'past', 'too_far', 'nobody'] as const;

/** The words for a refused grant. */
export function useGrantRefusal(): (refusal: Refusal | undefined) => string | undefined {
  const t = useTranslations('tierGrants');
  const words = useRefusalWords();
  return (refusal) => {
    if (refusal?.code === 'already_exists') return t('ask.open');
    if (refusal?.code === 'not_found') return t('refused.gone');
    if (refusal?.details.status === 'filling') return t('refused.filling');
    const reason = REASONS.find((known) => known === refusal?.details.reason);
    return refusal?.code === 'tier_refused' && reason !== undefined
      ? t(`refused.${reason}`)
      : words(refusal);
  };
}
