/** Digits of a code. */
export const CODE_DIGITS = 6;
/** How long a code is good for. */
export const CODE_MINUTES = 10;
/** Wrong codes that may be typed before the code is of no use. */
export const CODE_ATTEMPTS = 5;
/** Codes that a contact may get within an hour, whoever asks. */
export const CODES_AN_HOUR = 3;
/** From one code to the next. */
export const RESEND_SECONDS = 30;

const MS_A_SECOND = 1_000;
const MS_A_MINUTE = 60_000;
const MS_AN_HOUR = 3_600_000;

/** The moment from which a code does not do any more. */
export function codeExpiry(now: Date): Date {
  return new Date(now.getTime() + CODE_MINUTES * MS_A_MINUTE);
}

/**
 * Seconds until a contact may get another code; 0: now. `sentAt`: when codes went to it, in any order.
 */
export function resendSeconds(sentAt: readonly Date[], now: Date): number {
  const times = sentAt
    .map((moment) => moment.getTime())
    .filter((time) => time > now.getTime() - MS_AN_HOUR)
    .sort((a, b) => b - a);
  const [latest] = times;
  if (latest === undefined) return 0;
  const nth = times[CODES_AN_HOUR - 1];
  const free = Math.max(
    latest + RESEND_SECONDS * MS_A_SECOND,
    nth === undefined ? 0 : nth + MS_AN_HOUR,
  );
  return Math.max(0, Math.ceil((free - now.getTime()) / MS_A_SECOND));
}

/** What was typed as a code: digits alone, for people write '123 456'. */
export function typedCode(text: string): string {
  return text.replace(/[\s\u00a0-]/g, '');
}

/** How confirming ended: a wrong code is an answer, not a failure, for it has to be counted. */
export type ConfirmOutcome =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'wrong'; readonly attemptsLeft: number }
  /** The last attempt was wrong: a new code is needed. */
  | { readonly kind: 'spent' }
  /** There is no code that is still good. */
  | { readonly kind: 'expired' };
