import { useTranslations } from 'next-intl';
import type { Refusal } from '../domain/shared/action-result';

/** The words for a refused action; an unexpected failure carries its request id, to ask about. */
export function useRefusalWords(): (refusal: Refusal | undefined) => string | undefined {
  const errors = useTranslations('errors');
  const common = useTranslations('common.state');
  return (refusal) => {
    if (refusal === undefined) return undefined;
    const words = errors(refusal.code);
    if (refusal.code !== 'unexpected') return words;
    return `${words} ${common('requestId', { id: refusal.requestId })}`;
  };
}
