import { useTranslations } from 'next-intl';
import {
  PASSWORD_MAX_CHARS,
  PASSWORD_MIN_CHARS,
  type PasswordWeakness,
} from '../domain/access/password';
import type { Refusal } from '../domain/shared/action-result';

const REASONS: readonly PasswordWeakness[] = ['too_short', 'too_long', 'too_uniform', 'personal'];

/** Why a password was refused, for its own field; undefined when the refusal is about something else. */
export function usePasswordWords(): (refusal: Refusal | undefined) => string | undefined {
  const t = useTranslations('access.password');
  return (refusal) => {
    if (refusal?.code !== 'weak_password') return undefined;
    const reason = REASONS.find((known) => known === refusal.details.reason) ?? 'too_short';
    return t(reason, { min: PASSWORD_MIN_CHARS, max: PASSWORD_MAX_CHARS });
  };
}
