import { foldText } from './fold-text';
import type { MemberMatch } from './match';
import { phoneStarts, planSearch } from './search-plan';

/** A piece of a shown text; marked is what the typed one matched. */
export type Part = { readonly text: string; readonly isMarked: boolean };

/** What matched, as the reader sees it. */
export type Shown = {
  readonly matched: MemberMatch;
  /** Contacts masked, a card by its ending. */
  readonly value: string;
  /** The typed text is the whole value, not a part. */
  readonly isWhole: boolean;
};

const plain = (text: string): Part[] => (text === '' ? [] : [{ text, isMarked: false }]);
const marked = (text: string): Part[] => (text === '' ? [] : [{ text, isMarked: true }]);

/** The text with the piece from `from` to before `to` marked. */
function markBetween(text: string, from: number, to: number): Part[] {
  return [...plain(text.slice(0, from)), ...marked(text.slice(from, to)), ...plain(text.slice(to))];
}

/** Places of digits in a masked number; a dot stands for a hidden one. */
function digitPlaces(shown: string): number[] {
  return [...shown].flatMap((char, at) => (/[\d•]/.test(char) ? [at] : []));
}

function fits(shown: string, places: readonly number[], digits: string): boolean {
  return (
    places.length === digits.length &&
    places.every((at, nth) => shown[at] === '•' || shown[at] === digits[nth])
  );
}

/** A masked phone or the end of a card: the typed end of it, else the typed beginning. */
function markDigits(shown: string, digits: string): Part[] {
  const places = digitPlaces(shown);
  const end = digits.slice(-places.length);
  const last = places.slice(-end.length);
  if (fits(shown, last, end)) return markBetween(shown, last[0] ?? 0, shown.length);
  for (const start of phoneStarts(digits)) {
    const first = places.slice(0, start.length - 1);
    if (fits(shown, first, start.slice(1))) return markBetween(shown, 0, (first.at(-1) ?? 0) + 1);
  }
  return plain(shown);
}

/** A masked e-mail: up to where the typed beginning goes. */
function markEmail(shown: string, typed: string): Part[] {
  const at = shown.lastIndexOf('@');
  const beyond = typed.includes('@') ? typed.length - typed.indexOf('@') : 0;
  return markBetween(shown, 0, Math.min(shown.length, at + beyond));
}

function markText(shown: string, typed: string): Part[] {
  const from = shown.toLowerCase().indexOf(typed.toLowerCase());
  return from === -1 ? plain(shown) : markBetween(shown, from, from + typed.length);
}

/** The matched value with the typed part of it marked. */
export function markValue({ matched, value, isWhole }: Shown, typed: string): readonly Part[] {
  const text = typed.trim();
  if (isWhole && matched !== 'card') return marked(value);
  const digits = text.replace(/\D/g, '');
  if (matched === 'phone' || matched === 'card') return markDigits(value, digits);
  return matched === 'email' ? markEmail(value, text) : markText(value, text);
}

/** Where in a word its folded form has the folded text: a letter can fold into several. */
function foldedPlace(word: string, folded: string): readonly [number, number] | null {
  const letters = [...word];
  const ends = letters.map((_, at) => foldText(letters.slice(0, at + 1).join('')).length);
  const from = foldText(word).indexOf(folded);
  if (from === -1) return null;
  const first = ends.findIndex((end) => end > from);
  const last = ends.findIndex((end) => end >= from + folded.length);
  return [first, last + 1];
}

/** A name with the typed words marked, in either alphabet and keyboard layout. A name found by a typo has no mark. */
export function markName(name: string, typed: string): readonly Part[] {
  const plan = planSearch(typed);
  const ways = plan === null ? [] : [...plan.names, ...plan.swappedNames];
  const words = name.split(/(\s+)/);
  const parts = ways.map((way) => {
    const sought = way.toSorted((a, b) => b.length - a.length);
    return words.flatMap((word) => {
      for (const folded of sought) {
        const place = foldedPlace(word, folded);
        if (place !== null) return markBetween(word, place[0], place[1]);
      }
      return plain(word);
    });
  });
  const best = parts.find((way) => way.some(({ isMarked }) => isMarked));
  return best ?? plain(name);
}
