import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MemberMatch } from '@/lib/domain/members/match';
import { phoneStarts, type SearchPlan, wholePhoneEnding } from '@/lib/domain/members/search-plan';

/** Members found by one way of reading the text: `rows` selects member_id and the value that matched. */
export type IdentityBranch = {
  readonly matched: MemberMatch;
  /** Lower comes first: 0 a whole value, 1 a part of one. */
  readonly rank: number;
  readonly rows: Fragment;
};

const reversed = (text: string): string => [...text].reverse().join('');

/** LIKE with what the reader typed taken as it stands. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Both cases, for numbers of other systems are kept as they came. */
const cases = (text: string): string[] => [
  ...new Set([text, text.toUpperCase(), text.toLowerCase()]),
];

function claims(read: Read, kind: MemberMatch, condition: Fragment): Fragment {
  return read`SELECT member_id, value FROM identity_claims WHERE kind = ${kind} AND ${condition}`;
}

const is = (read: Read, values: readonly string[]): Fragment => read`value = ANY(${[...values]})`;
const begins = (read: Read, start: string): Fragment => read`value LIKE ${`${literally(start)}%`}`;
const ends = (read: Read, end: string): Fragment =>
  read`reverse(value) LIKE ${`${literally(reversed(end))}%`}`;

function phoneBranches(read: Read, digits: string, seesContacts: boolean): IdentityBranch[] {
  const phone = (rank: number, condition: Fragment): IdentityBranch => ({
    matched: 'phone',
    rank,
    rows: claims(read, 'phone', condition),
  });
  const ending = wholePhoneEnding(digits);
  const whole = ending === null ? [] : [phone(0, ends(read, ending))];
  // A part of a phone number would let somebody guess the rest of it.
  if (!seesContacts) return whole;
  // Ten digits that begin with a code are a part still, so beginnings are tried of whole numbers too.
  const parts = phoneStarts(digits).map((start) => phone(1, begins(read, start)));
  return ending === null ? [phone(1, ends(read, digits)), ...parts] : [...whole, ...parts];
}

function emailBranches(read: Read, email: string, seesContacts: boolean): IdentityBranch[] {
  const whole: IdentityBranch = {
    matched: 'email',
    rank: 0,
    rows: claims(read, 'email', is(read, [email])),
  };
  if (!seesContacts) return [whole];
  return [whole, { matched: 'email', rank: 1, rows: claims(read, 'email', begins(read, email)) }];
}

function externalBranches(
  read: Read,
  { externalId, reference }: Pick<SearchPlan, 'externalId' | 'reference'>,
): IdentityBranch[] {
  const external = (rank: number, condition: Fragment): IdentityBranch => ({
    matched: 'external',
    rank,
    rows: claims(read, 'external', condition),
  });
  return [
    ...(externalId === null ? [] : [external(0, is(read, cases(externalId)))]),
    ...(reference === null
      ? []
      : [
          external(1, begins(read, reference.toUpperCase())),
          external(1, ends(read, reference.toUpperCase())),
        ]),
  ];
}

function cardBranches(read: Read, digits: string): IdentityBranch[] {
  const card = (rank: number, condition: Fragment): IdentityBranch => ({
    matched: 'card',
    rank,
    rows: claims(read, 'card', condition),
  });
  return [card(0, is(read, [digits])), card(1, begins(read, digits)), card(1, ends(read, digits))];
}

/** Every way the text can be somebody's number, code or address. */
export function identityBranches(
  read: Read,
  plan: SearchPlan,
  seesContacts: boolean,
): IdentityBranch[] {
  const code: IdentityBranch[] =
    plan.memberId === null
      ? []
      : [
          {
            matched: 'code',
            rank: 0,
            rows: read`SELECT member_id, NULL AS value FROM members WHERE member_id = ${plan.memberId}`,
          },
        ];
  return [
    ...code,
    ...(plan.digits === null ? [] : cardBranches(read, plan.digits)),
    ...(plan.digits === null ? [] : phoneBranches(read, plan.digits, seesContacts)),
    ...(plan.email === null ? [] : emailBranches(read, plan.email, seesContacts)),
    ...externalBranches(read, plan),
  ];
}
