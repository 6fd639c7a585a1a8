import { useTranslations } from 'next-intl';
import type { Refusal } from '../domain/shared/action-result';

/** What a refusal says of itself, for the slots of its words. */
function slotsOf({ details }: Refusal): Record<string, string | number> {
  const plain = Object.entries(details).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(plain);
}

/** The words for a refused action; an unexpected failure carries its request id, to ask about. */
export function useRefusalWords(): (refusal: Refusal | undefined) => string | undefined {
  const errors = useTranslations('errors');
  const common = useTranslations('common.state');
  return (refusal) => {
    if (refusal === undefined) return undefined;
    const words = errors(refusal.code, slotsOf(refusal));
    if (refusal.code !== 'unexpected') return words;
    return `${words} ${common('requestId', { id: refusal.requestId })}`;
  };
}
