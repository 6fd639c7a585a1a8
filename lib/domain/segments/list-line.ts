import type { IdentityKind } from '../members/states';

/** A way in which a line of a file may name a member. */
export type LineReading = { readonly kind: IdentityKind | 'code'; readonly value: string };

const MAX_LENGTH = 254;
const MIN_PHONE_DIGITS = 10;

/**
 * What a line of a file may mean, the likeliest first: MBR-20391; an e-mail; the number of a card, a phone, the id of another system.
 * `readPhone` makes a phone of digits, or null.
 */
export function readListLine(
  text: string,
  readPhone: (text: string) => string | null,
): readonly LineReading[] {
  const value = text.trim();
  if (value === '' || value.length > MAX_LENGTH) return [];
  const code = /^mbr-?([1-9]\d{0,14})$/i.exec(value)?.[1];
  if (code !== undefined) return [{ kind: 'code', value: code }];
  if (value.includes('@')) return [{ kind: 'email', value: value.toLowerCase() }];
  const digits = /^[+\d][\d\s().-]*$/.test(value) ? value.replace(/\D/g, '') : '';
  const phone = digits.length >= MIN_PHONE_DIGITS ? readPhone(value) : null;
  return [
    ...(digits === '' || value.startsWith('+') ? [] : [{ kind: 'card', value: digits } as const]),
    ...(phone === null ? [] : [{ kind: 'phone', value: phone } as const]),
    { kind: 'external', value },
  ];
}
