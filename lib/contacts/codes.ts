import 'server-only';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from '@/lib/domain/contacts/codes';
import type { ConfirmedContact } from '@/lib/domain/contacts/states';
import { authSecret } from '@/lib/env';

const SALT_BYTES = 16;
const NUMBER_BYTES = 6;

function keyed(use: 'code' | 'check', text: string): Buffer {
  return createHmac('sha256', authSecret()).update(`contact ${use}:${text}`).digest();
}

/** The contact without the contact: what limits and comparisons need. */
export function hashContact(contact: ConfirmedContact, value: string): string {
  return createHash('sha256').update(`${contact}:${value}`).digest('hex');
}

/**
 * The code of a salt. It is made anew whenever it is needed, from the secret of the instance, so that no table, no queue and
 * no backup holds a code. 48 random bits to a million codes: none is likelier than another by more than 1 in 10^8.
 */
export function codeOf(salt: string): string {
  const number = keyed('code', salt).readUIntBE(0, NUMBER_BYTES) % 10 ** CODE_DIGITS;
  return String(number).padStart(CODE_DIGITS, '0');
}

/** How a typed code is compared. Keyed: a million plain hashes would be tried in a second. */
function hashCode(salt: string, code: string): string {
  return keyed('check', `${salt}:${code}`).toString('hex');
}

/** A new code: what is kept of it. */
export function newCode(): { readonly salt: string; readonly codeHash: string } {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return { salt, codeHash: hashCode(salt, codeOf(salt)) };
}

/** Whether the typed code is the one, in a time that does not depend on how much of it is right. */
export function isRightCode(
  { salt, codeHash }: { readonly salt: string; readonly codeHash: string },
  typed: string,
): boolean {
  const given = Buffer.from(hashCode(salt, typed), 'hex');
  const kept = Buffer.from(codeHash, 'hex');
  return given.length === kept.length && timingSafeEqual(given, kept);
}
