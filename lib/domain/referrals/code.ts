import { CODE_ALPHABET, codeOf, normalCode } from '../rewards/codes';

/**
 * The code by which a member brings others: seven characters drawn at random and one that checks them, as in coupons. Short enough to be
 * said over a counter; who guesses one makes a stranger a present.
 */
export const REFERRAL_DRAWN_LENGTH = 7;
/** The longest that a code, or the number of a member, is typed with spaces and hyphens. */
export const REFERRAL_TEXT_MAX = 40;

const HALF = 4;
const MEMBER = /^MBR[\s-]*([1-9]\d{0,14})$/i;

/** The code of places of the alphabet that were drawn. */
export function referralCodeOf(drawn: readonly number[]): string {
  return codeOf('', drawn);
}

/** A code as it is kept, however it was typed. Null: nobody's, for it was never made so. */
export function readReferralCode(text: string): string | null {
  const code = normalCode(text);
  if (code === null || code.length !== REFERRAL_DRAWN_LENGTH + 1) return null;
  const places = [...code].slice(0, -1).map((character) => CODE_ALPHABET.indexOf(character));
  return places.every((place) => place >= 0) && referralCodeOf(places) === code ? code : null;
}

/** The member that staff name by number: MBR-20391. Null: it is no such number. */
export function readReferrerNumber(text: string): number | null {
  const [, digits] = MEMBER.exec(text.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** A code as it is read out: in two halves. */
export function shownReferralCode(code: string): string {
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`;
}
