import type { AppError } from '@/lib/domain/shared/errors';
import type { GrantTranslator } from '../_parts/grant-words';

const REASONS = ['unknown_tier', 'past', 'too_far'] as const;

/** Why nobody can say who would get a tier. */
export function refusedWords(t: GrantTranslator, { details }: AppError): string {
  if (details.status === 'filling') return t('refused.filling');
  const reason = REASONS.find((known) => known === details.reason);
  return t(`refused.${reason ?? 'gone'}`);
}
