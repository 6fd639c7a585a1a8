/** Letters that look the same in both alphabets, Latin and Cyrillic at the same place. */
const LATIN = 'ABCEHKMOPTXYIaceokpxyi';
const CYRILLIC = 'АВСЕНКМОРТХУІасеокрхуі';

const TO_CYRILLIC = new Map([...LATIN].map((letter, at) => [letter, CYRILLIC[at] ?? letter]));
const TO_LATIN = new Map([...CYRILLIC].map((letter, at) => [letter, LATIN[at] ?? letter]));

const IS_LATIN = /\p{Script=Latin}/u;
const IS_CYRILLIC = /\p{Script=Cyrillic}/u;

/** The word in one alphabet, or null when its letters belong to two and cannot be told apart. */
export function mendAlphabet(word: string): string | null {
  const letters = [...word];
  const latin = letters.filter((letter) => IS_LATIN.test(letter));
  const cyrillic = letters.filter((letter) => IS_CYRILLIC.test(letter));
  if (latin.length === 0 || cyrillic.length === 0) return word;
  const canBeCyrillic = latin.every((letter) => TO_CYRILLIC.has(letter));
  const canBeLatin = cyrillic.every((letter) => TO_LATIN.has(letter));
  // Where either would do, the alphabet of most letters is meant.
  const isCyrillic = canBeCyrillic && (!canBeLatin || cyrillic.length >= latin.length);
  if (isCyrillic) return letters.map((letter) => TO_CYRILLIC.get(letter) ?? letter).join('');
  if (canBeLatin) return letters.map((letter) => TO_LATIN.get(letter) ?? letter).join('');
  return null;
}
