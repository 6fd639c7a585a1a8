import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { Ways } from '@/lib/domain/members/search-plan';
import { joinFragments } from '../join-fragments';

/**
 * How a name is compared. `contains`: every word stands in it. `typo`: every word stands in it but for one letter.
 * `alike`: the words together resemble a part of it (pg_trgm).
 */
export type NameHow = 'contains' | 'typo' | 'alike';

export type NameMatch = {
  readonly ways: Ways;
  readonly how: NameHow;
  /** The index covers names and e-mails: whoever may not read contacts must match by the name alone. */
  readonly seesContacts: boolean;
};

/** Shorter words have too little left beside a wrong letter for the index to go by. */
export const TYPO_MIN_LENGTH = 5;

/** The name alone, folded as search_text is. */
const NAME_ONLY = `fold_text(p.last_name || ' ' || p.first_name)`;

type Test = (read: Read, column: Fragment, words: readonly string[]) => Fragment[];

/** A word inside another one ("Иванов Иван") must stand alone, else the longer one answers for both. */
const contains: Test = (read, column, words) =>
  words.map((word) => {
    const stands = read`${column} LIKE ${`%${word}%`}`;
    const isInside = words.some((other) => other !== word && other.includes(word));
    return isInside ? read`${stands} AND ' ' || ${column} || ' ' LIKE ${`% ${word} %`}` : stands;
  });

/** A word with any one of its letters wrong, missing, doubled or too many, at the beginning of a name. */
function typoPattern(word: string): string {
  const literally = (text: string) => text.replaceAll('.', '\\.');
  const ways = [...word].map(
    (_, at) => `${literally(word.slice(0, at))}.{0,2}${literally(word.slice(at + 1))}`,
  );
  return `(?:^| )(?:${ways.join('|')})`;
}

const typo: Test = (read, column, words) =>
  words.map((word) =>
    word.length < TYPO_MIN_LENGTH
      ? read`${column} LIKE ${`%${word}%`}`
      : read`${column} ~ ${typoPattern(word)}`,
  );

const TESTS: Readonly<Record<NameHow, Test>> = {
  contains,
  typo,
  alike: (read, column, words) => [read`${words.join(' ')} <% ${column}`],
};

/** SELECT of the member_id of the profiles whose name is meant by one of the ways. */
export function namedMembers(read: Read, { ways, how, seesContacts }: NameMatch): Fragment {
  const columns = seesContacts ? ['p.search_text'] : ['p.search_text', NAME_ONLY];
  const tests = ways.map((words) => {
    const parts = columns.flatMap((column) =>
      TESTS[how](read, read`${read.unsafe(column)}`, words),
    );
    return read`(${joinFragments(read, parts, 'AND') ?? read`false`})`;
  });
  const condition = joinFragments(read, tests, 'OR') ?? read`false`;
  return read`SELECT p.member_id FROM member_profiles p WHERE ${condition}`;
}

/** How like the best of the ways a name is, 0..1; on the alias `p`. */
export function nameLikeness(read: Read, ways: Ways): Fragment {
  const scores = ways.map(
    (words) => read`word_similarity(${words.join(' ')}, ${read.unsafe(NAME_ONLY)})`,
  );
  return read`greatest(0, ${joinFragments(read, scores, ',') ?? read`0`})`;
}
