/**
 * Codes of coupons. One that is made has a prefix, eleven characters drawn at random and one that checks them: 54 bits, so that nobody
 * guesses one. The alphabet has no two characters that look alike (no 0 O, no 1 I L), and there are 31 of them: over a prime the check
 * finds every wrong character and every two that were swapped.
 */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Characters that are drawn for a code. */
export const DRAWN_LENGTH = 11;
export const CODE_MIN = 4;
export const CODE_MAX = 40;
/** The longest that a code is written with spaces and hyphens. */
export const CODE_TEXT_MAX = 60;

const GROUP = 4;
const CODE = new RegExp(`^[A-Z0-9]{${CODE_MIN},${CODE_MAX}}$`);
const BETWEEN = /[\s-]/g;

/** A code as it is kept: capitals without spaces and hyphens, which are for the eye. Null: it cannot be one. */
export function normalCode(text: string): string | null {
  const code = text.normalize('NFKC').replaceAll(BETWEEN, '').toUpperCase();
  return CODE.test(code) ? code : null;
}

/** The character behind drawn ones that checks them. */
function checkOf(drawn: string): string {
  const size = CODE_ALPHABET.length;
  const sum = [...drawn].reduce(
    (all, character, place) => all + (place + 1) * CODE_ALPHABET.indexOf(character),
    0,
  );
  // Weighed by its place, the check character makes the whole divisible.
  return CODE_ALPHABET[((size - (sum % size)) * inverse(drawn.length + 1)) % size] ?? '';
}

/** What a number is to be multiplied by to come to 1, over the size of the alphabet. */
function inverse(of: number): number {
  const size = CODE_ALPHABET.length;
  for (let other = 1; other < size; other += 1) if ((of * other) % size === 1) return other;
  return 1;
}

/** The code of a prefix and places of the alphabet that were drawn, each below its length. */
export function codeOf(prefix: string, drawn: readonly number[]): string {
  const body = drawn.map((place) => CODE_ALPHABET[place] ?? '').join('');
  return prefix + body + checkOf(body);
}

/** What stands for a code where somebody reads a letter that goes to nobody: nobody has it, for it holds letters that are never drawn. */
export const sampleCode = (prefix: string): string => `${prefix}SAMPLE`;

/** Whether the last twelve characters of a made code are as they were made: a slip of the hand is told before anybody is asked. */
export function isWhole(code: string, prefix: string): boolean {
  const body = code.slice(prefix.length);
  return (
    code.startsWith(prefix) &&
    body.length === DRAWN_LENGTH + 1 &&
    checkOf(body.slice(0, -1)) === body.at(-1)
  );
}

/** A made code as it is read out: in groups of four behind the prefix. Codes that were loaded stay as they are. */
export function shownCode(code: string): string {
  const body = code.slice(-(DRAWN_LENGTH + 1));
  const prefix = code.slice(0, -(DRAWN_LENGTH + 1));
  if (!isWhole(code, prefix)) return code;
  const groups = body.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [body];
  return [...(prefix === '' ? [] : [prefix]), ...groups].join('-');
}
