import { certainEncoding, type Encoding, isUtf8 } from './encodings';

/** Encodings of one byte a character, the likelier first: none of them ever fails, so that they are weighed. */
const SINGLE_BYTE = ['windows-1251', 'koi8-r', 'ibm866', 'windows-1252'] as const;

/** How much is weighed: more changes nothing. */
const WEIGHED_BYTES = 64 * 1024;

/** So many right characters beside one broken one: damaged UTF-8 and not another encoding. */
const RIGHT_PER_BROKEN = 10;

/** Frequency of Russian letters, per cent (National Corpus of the Russian language). */
const RUSSIAN: Readonly<Record<string, number>> = {
  о: 10.97,
  е: 8.45,
  а: 8.01,
  и: 7.35,
  н: 6.7,
  т: 6.26,
  с: 5.47,
  р: 4.73,
  в: 4.54,
  л: 4.4,
  к: 3.49,
  м: 3.21,
  д: 2.98,
  п: 2.81,
  у: 2.62,
  я: 2.01,
  ы: 1.9,
  ь: 1.74,
  г: 1.7,
  з: 1.65,
  б: 1.59,
  ч: 1.44,
  й: 1.21,
  х: 0.97,
  ж: 0.94,
  ш: 0.73,
  ю: 0.64,
  ц: 0.48,
  щ: 0.36,
  э: 0.32,
  ф: 0.26,
  ё: 0.2,
  ъ: 0.04,
};

/** Letters with marks that the languages of Western Europe use much. */
const WESTERN = new Set('éèêàâçîôûùëïüöäßñáíóúãõåæøœ');

/** Marks that tables hold in any language. */
const MARKS = new Set('\u00a0«»№—–…“”„’‘€£°©®™§·×±½²³');

const LETTER = /\p{L}/u;
const CYRILLIC = /[\u0400-\u04ff]/;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;

const MARK_WEIGHT = Math.log(0.01);
const STRANGE_WEIGHT = Math.log(0.0003);
const WESTERN_WEIGHT = Math.log(0.03);
const RARE_LETTER_WEIGHT = Math.log(0.002);
/** For letters of two scripts side by side, or two letters with marks. */
const NEIGHBOUR_WEIGHT = -2;
/** For a capital inside a word. */
const CAPITAL_WEIGHT = -3;

/** The weight of a character beside the one before it and the one after it: the less usual, the further below 0. */
function weigh(character: string, before: string, after: string): number {
  if (MARKS.has(character)) return MARK_WEIGHT;
  if (!LETTER.test(character)) return STRANGE_WEIGHT;
  const lower = character.toLowerCase();
  if (CYRILLIC.test(character)) {
    const share = RUSSIAN[lower];
    const isCapital = UPPER.test(character) && LOWER.test(before);
    const isBesideLatin = /[a-z]/i.test(before) || /[a-z]/i.test(after);
    return (
      (share === undefined ? STRANGE_WEIGHT : Math.log(share / 100)) +
      (isCapital ? CAPITAL_WEIGHT : 0) +
      (isBesideLatin ? NEIGHBOUR_WEIGHT : 0)
    );
  }
  const isBesideMarked = [before, after].some((each) => each > '\u007f' && LETTER.test(each));
  return (
    (WESTERN.has(lower) ? WESTERN_WEIGHT : RARE_LETTER_WEIGHT) +
    (UPPER.test(character) ? Math.log(0.3) : 0) +
    (isBesideMarked ? NEIGHBOUR_WEIGHT : 0)
  );
}

function weighText(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character <= '\u007f') continue;
    sum += weigh(character, text.charAt(index - 1), text.charAt(index + 1));
  }
  return sum;
}

/** UTF-8 of which some characters were broken on the way: reading it as anything else would hide that. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  let broken = 0;
  let right = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes, { stream: true })) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u007f') right += 1;
  }
  return right >= broken * RIGHT_PER_BROKEN;
}

/**
 * The encoding of a text: by its mark, by the NULs of UTF-16, by being UTF-8, else the one of those with one byte a
 * character in which it looks most like a language.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const certain = certainEncoding(bytes);
  if (certain) return certain;
  if (isUtf8(bytes)) return 'utf-8';
  const weighed = bytes.subarray(0, WEIGHED_BYTES);
  if (isBrokenUtf8(weighed)) return 'utf-8';
  let best: { encoding: Encoding; weight: number } | null = null;
  for (const encoding of SINGLE_BYTE) {
    const weight = weighText(new TextDecoder(encoding).decode(weighed));
    if (best === null || weight > best.weight) best = { encoding, weight };
  }
  return best?.encoding ?? 'windows-1251';
}
