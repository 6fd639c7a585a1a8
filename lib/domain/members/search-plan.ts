import { foldText } from './fold-text';
import { swapLayout } from './keyboard-layout';

/** Fewer characters find half of the programme. */
export const SEARCH_MIN_LENGTH = 3;

/** Digits from which on a number is a whole phone number, not a part of one. */
export const WHOLE_PHONE_DIGITS = 10;

const MAX_PHONE_DIGITS = 15;
/** The country code of phones that are typed without one, and the digit dialled in its place at home. */
const HOME_CODE = '7';
const HOME_TRUNK = '8';
const MAX_WORDS = 5;
const MAX_REFERENCE = 80;

/** Spellings of the same name, each as its words, folded as the search text is. */
export type Ways = readonly (readonly string[])[];

/** What a text may mean. The parts that are null or empty cannot be meant. */
export type SearchPlan = {
  /** MBR-20391, or the number alone behind it. */
  readonly memberId: number | null;
  readonly email: string | null;
  /** Digits of a phone or a card; nothing but digits and what people write between them. */
  readonly digits: string | null;
  /** The text as a whole id of another system, whatever it is made of; null when it is too long for one. */
  readonly externalId: string | null;
  /** The text as a part of such an id: only with a digit in it, for words are names. */
  readonly reference: string | null;
  /** Words of a name as typed, and as the same name is often spelled otherwise. */
  readonly names: Ways;
  /** Words that the same keys write in the other layout. */
  readonly swappedNames: Ways;
};

/** How names are spelled in Latin letters by hand, against the one spelling of the search text. */
const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/j(?=[aou])/g, 'y'],
  [/yo/g, 'e'],
  [/ia\b/g, 'iya'],
  [/i?y\b/g, 'i'],
];

function respelled(word: string): string {
  return RESPELLINGS.reduce((text, [from, to]) => text.replace(from, to), word);
}

/** Words of letters, digits and what stands inside names, or inside addresses too. A long one is needed. */
function wordsOf(text: string, between: RegExp): string[] {
  const words = text
    .toLowerCase()
    .split(between)
    .map((word) => word.replace(/^[.@-]+|[.@-]+$/g, ''))
    .map(foldText)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
  const isFindable = words.some((word) => word.length >= SEARCH_MIN_LENGTH && /\p{L}/u.test(word));
  return isFindable ? words : [];
}

/** Each way once, without the ways that have no words. */
function ways(...lists: readonly string[][]): string[][] {
  const found = new Map(lists.map((words) => [words.join(' '), words]));
  found.delete('');
  return [...found.values()];
}

function digitsOf(text: string): string | null {
  if (!/^[+\d][\d\s().-]*$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const isLong = digits.length > MAX_REFERENCE;
  return digits.length < SEARCH_MIN_LENGTH || isLong ? null : digits;
}

function memberIdOf(text: string): number | null {
  const id = Number(/^(?:mbr-?)?(\d{1,15})$/i.exec(text)?.[1] ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

const BETWEEN_NAMES = /[^\p{L}\p{N}-]+/u;
const BETWEEN_NAMES_AND_ADDRESSES = /[^\p{L}\p{N}.@-]+/u;

/**
 * What the text may mean; null when it is too short to look for. Whoever may not read contacts looks for names alone,
 * so that "olga.petrova" is two words for them.
 */
export function planSearch(text: string, seesContacts = false): SearchPlan | null {
  const typed = text.trim();
  if (typed.length < SEARCH_MIN_LENGTH) return null;
  const between = seesContacts ? BETWEEN_NAMES_AND_ADDRESSES : BETWEEN_NAMES;
  const words = wordsOf(typed, between);
  const swapped = wordsOf(swapLayout(typed), between);
  const isReference = /^\S+$/.test(typed) && /\d/.test(typed) && typed.length <= MAX_REFERENCE;
  const meanings = {
    memberId: memberIdOf(typed) ?? memberIdOf(swapLayout(typed)),
    email: /^[^\s@]+@[^\s@]*$/.test(typed) ? typed.toLowerCase() : null,
    digits: digitsOf(typed),
    reference: isReference ? typed : null,
    names: ways(words, words.map(respelled)),
    swappedNames: ways(swapped),
  };
  const isNothing = Object.values(meanings).every(
    (part) => part === null || (Array.isArray(part) && !part.length),
  );
  return isNothing
    ? null
    : { ...meanings, externalId: typed.length <= MAX_REFERENCE ? typed : null };
}

/** The national part of a whole phone number, which ends it in every spelling; null for a part of one. */
export function wholePhoneEnding(digits: string): string | null {
  const isWhole = digits.length >= WHOLE_PHONE_DIGITS && digits.length <= MAX_PHONE_DIGITS;
  return isWhole ? digits.slice(-WHOLE_PHONE_DIGITS) : null;
}

/** How the phones that begin with the digits begin in full: as typed, without the country's code, after a trunk 8. */
export function phoneStarts(digits: string): string[] {
  const home = digits.startsWith(HOME_TRUNK) ? [`+${HOME_CODE}${digits.slice(1)}`] : [];
  return [`+${digits}`, `+${HOME_CODE}${digits}`, ...home];
}
