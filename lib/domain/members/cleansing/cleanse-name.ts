import { type Change, type Cleansed, clean, unclean } from './cleansed';
import { mendAlphabet } from './mend-alphabet';

/** Longest name, as imports take it. */
export const NAME_MAX_LENGTH = 120;

/** Parts of surnames and patronymics that stay small: фон Нейман, де ла Крус, Мамед оглы. */
const PARTICLES = new Set(
  'фон ван дер ден де ди да ла ле дель дю оглы кызы улы гызы аль эль бен ибн von van der den de di da la le del du dos ibn bin al el'.split(
    ' ',
  ),
);

const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** One space between words, none at the ends, plain hyphens and apostrophes. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, (mark) => (/\s/.test(mark) ? ' ' : ''))
    .replace(/[‐‑–—]/g, '-')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();
}

/** Upper case for the first letter, and for the one after a lone first letter and an apostrophe: О'Коннор. */
function capitalised(part: string): string {
  const lower = part.toLowerCase();
  return lower.replace(
    /^(\p{L}')?(\p{L})/u,
    (_, before: string | undefined, letter: string) =>
      (before?.toUpperCase() ?? '') + letter.toUpperCase(),
  );
}

/** иВАНОВ: typed as a name is, with Caps Lock on. Of two letters it may be meant. */
const CAPS_LOCKED = /^\p{Ll}\p{Lu}{2,}$/u;

/** A word all in one case, or typed with Caps Lock, gets the case of names; МакДональд knows its own. */
function cased(word: string, isAlone: boolean): string {
  const isUpper = word === word.toUpperCase() && word !== word.toLowerCase();
  const isLower = word === word.toLowerCase() && word !== word.toUpperCase();
  const isCapsLocked = word.split('-').every((part) => CAPS_LOCKED.test(part));
  if (!isUpper && !isLower && !isCapsLocked) return word;
  if (!isAlone && PARTICLES.has(word.toLowerCase())) return word.toLowerCase();
  const [first = '', ...others] = word.split('-');
  const small = (part: string) => PARTICLES.has(part.toLowerCase());
  const rest = others.map((part) => (small(part) ? part.toLowerCase() : capitalised(part)));
  return [capitalised(first), ...rest].join('-');
}

/**
 * A person's name as it is written: spaces, then look-alike letters of the other alphabet, then case. The name of an
 * organisation (`keepsCase`) is written as its owners like it.
 */
export function cleanseName(text: string, { keepsCase = false } = {}): Cleansed {
  const tidied = tidy(text);
  if (tidied.length > NAME_MAX_LENGTH) return unclean(tidied, 'tooLong');
  const words = tidied.split(' ').map((word) => word.split('-').map(mendAlphabet));
  if (words.flat().includes(null)) return unclean(tidied, 'mixedAlphabets');
  const mended = words.map((parts) => parts.join('-'));
  const named = keepsCase ? mended : mended.map((word) => cased(word, mended.length === 1));
  const value = named.join(' ');
  const changes: Change[] = [];
  if (tidied !== text) changes.push('spaces');
  if (mended.join(' ') !== tidied) changes.push('alphabet');
  if (value !== mended.join(' ')) changes.push('case');
  return clean(value, changes);
}
