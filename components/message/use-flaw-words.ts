import { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/domain/shared/action-result';

/** What is wrong with a field of a message (`text.ru`), in words; nothing for any other field. */
export function useFlawWords(): (
  refusal: Pick<Refusal, 'code' | 'details'> | null | undefined,
  field: string,
) => string | undefined {
  const t = useTranslations('errors');
  return (refusal, field) => {
    if (refusal?.code !== 'template_refused' || refusal.details.field !== field) return undefined;
    const { reason, name } = refusal.details;
    return t('template_refused', { reason: String(reason), name: String(name) });
  };
}
