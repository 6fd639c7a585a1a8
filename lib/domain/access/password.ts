export const PASSWORD_MIN_CHARS = 12;
export const PASSWORD_MAX_CHARS = 200;
const MIN_DIFFERENT_CHARS = 5;

/**
 * What argon2id spends on a password: the 19 MiB row of OWASP's password storage. Every stored password costs the same,
 * so that time does not tell which accounts exist.
 */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export type PasswordWeakness = 'too_short' | 'too_long' | 'too_uniform' | 'personal';

/**
 * Why a password may not be chosen, or null. Length counts more than kinds of characters (NIST SP 800-63B 3.1.1.2);
 * `personal` are the account's own words, compared without case.
 */
export function passwordWeakness(
  password: string,
  personal: readonly string[] = [],
): PasswordWeakness | null {
  const chars = [...password];
  if (chars.length < PASSWORD_MIN_CHARS) return 'too_short';
  if (chars.length > PASSWORD_MAX_CHARS) return 'too_long';
  if (new Set(chars).size < MIN_DIFFERENT_CHARS) return 'too_uniform';
  const lower = password.toLowerCase();
  const isPersonal = personal.some((word) => word.length > 0 && lower === word.toLowerCase());
  return isPersonal ? 'personal' : null;
}
