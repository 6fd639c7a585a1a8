import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { Ways } from '@/lib/domain/members/search-plan';
import { joinFragments } from '../join-fragments';

/**
 * How a name is compared. `contains`: every word stands in it. `similar`: every word resembles a part of it.
 * `alike`: the words together resemble a part of it (pg_trgm).
 */
export type NameHow = 'contains' | 'similar' | 'alike';

export type NameMatch = {
  readonly ways: Ways;
  readonly how: NameHow;
  /** The index covers names and e-mails: whoever may not read contacts must match by the name alone. */
  readonly seesContacts: boolean;
};

/** The name alone, folded as search_text is. */
const NAME_ONLY = `fold_text(p.last_name || ' ' || p.first_name)`;

type Test = (read: Read, column: Fragment, words: readonly string[]) => Fragment[];

/** A word inside another one ("Иванов Иван") must stand alone, else the longer one answers for both. */
const contains: Test = (read, column, words) =>
  words.map((word) => {
    const stands = read`${column} LIKE '%' || fold_text(${word}) || '%'`;
    const isInside = words.some((other) => other !== word && other.includes(word));
    return isInside
      ? read`${stands} AND ' ' || ${column} || ' ' LIKE '% ' || fold_text(${word}) || ' %'`
      : stands;
  });

const resembles: Test = (read, column, texts) =>
  texts.map((text) => read`fold_text(${text}) <% ${column}`);

/**
 * The same, said again with the commutator: the planner takes the two for independent, expects few rows and goes
 * by the index. Expecting many, it would read the table and compare every name.
 */
const resemblesByIndex: Test = (read, column, texts) => [
  ...resembles(read, column, texts),
  ...texts.map((text) => read`${column} %> fold_text(${text})`),
];

type How = {
  /** On the indexed column, which also holds the e-mail. */
  readonly byIndex: Test;
  /** On the name alone. */
  readonly again: Test;
  readonly textsOf: (words: readonly string[]) => readonly string[];
};

const HOWS: Readonly<Record<NameHow, How>> = {
  contains: { byIndex: contains, again: contains, textsOf: (words) => words },
  similar: { byIndex: resemblesByIndex, again: resembles, textsOf: (words) => words },
  alike: { byIndex: resemblesByIndex, again: resembles, textsOf: (words) => [words.join(' ')] },
};

/** Condition on member_profiles under the alias `p`: the name is meant by one of the ways. */
export function nameMatches(read: Read, { ways, how, seesContacts }: NameMatch): Fragment {
  const { byIndex, again, textsOf } = HOWS[how];
  const tests = ways.map((words) => {
    const texts = textsOf(words);
    const parts = [
      ...byIndex(read, read`p.search_text`, texts),
      ...(seesContacts ? [] : again(read, read`${read.unsafe(NAME_ONLY)}`, texts)),
    ];
    return read`(${joinFragments(read, parts, 'AND') ?? read`false`})`;
  });
  return read`(${joinFragments(read, tests, 'OR') ?? read`false`})`;
}

/** How like the best of the ways a name is, 0..1; on the alias `p`. */
export function nameLikeness(read: Read, ways: Ways): Fragment {
  const scores = ways.map(
    (words) => read`word_similarity(fold_text(${words.join(' ')}), ${read.unsafe(NAME_ONLY)})`,
  );
  return read`greatest(0, ${joinFragments(read, scores, ',') ?? read`0`})`;
}
