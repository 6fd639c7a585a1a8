import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { DUPLICATES_PAGE_SIZE, type DuplicatesCursor } from '@/lib/domain/members/duplicates';
import { sql } from '@/lib/points/testing/points-desk';
import { findDuplicatePairs, type PairRow } from './duplicate-pairs';
import { seedMembers } from './testing/seed-members';

const RUNS = 30;
const MEMBERS = 60;
const MOST_PAGES = 40;

/** The same pairs as one says them, with no thought of speed. */
const PLAIN = `
  SELECT a.birth_on AS "birthOn", fold_text(a.last_name || ' ' || a.first_name) AS "foldedName",
    a.member_id::float8 AS "firstId", b.member_id::float8 AS "secondId",
    coalesce(split_part(lower(a.email), '@', 1) = split_part(lower(b.email), '@', 1), false) AS "emailName",
    a.city <> '' AND lower(a.city) = lower(b.city) AS city
  FROM member_profiles a
  JOIN member_profiles b ON b.birth_on = a.birth_on AND b.member_id > a.member_id
    AND fold_text(b.last_name || ' ' || b.first_name) = fold_text(a.last_name || ' ' || a.first_name)
  JOIN members ma ON ma.member_id = a.member_id JOIN members mb ON mb.member_id = b.member_id
  WHERE a.birth_on NOT IN ('1900-01-01', '1970-01-01') AND a.last_name <> ''
    AND ma.status IN ('prospect', 'active', 'suspended') AND mb.status IN ('prospect', 'active', 'suspended')
    AND NOT EXISTS (SELECT FROM distinct_members d WHERE d.member_id = a.member_id AND d.other_id = b.member_id)
  ORDER BY a.birth_on, fold_text(a.last_name || ' ' || a.first_name), a.member_id, b.member_id`;

const STATUSES = ['active', 'suspended', 'active', 'prospect', 'active', 'closed'];

const people = fc.array(
  fc.record({
    lastName: fc.constantFrom('Ким', 'Kim', 'Ким', 'Ли', ''),
    firstName: fc.constantFrom('Анна', 'Anna', 'Ан'),
    birthOn: fc.option(fc.constantFrom('1990-05-01', '1990-05-02', '1970-01-01'), { freq: 8 }),
    email: fc.option(fc.constantFrom('ann@a.test', 'ANN@b.test')),
    city: fc.constantFrom('Казань', 'казань', ''),
  }),
  { minLength: MEMBERS, maxLength: MEMBERS },
);
const distinct = fc.uniqueArray(
  fc
    .tuple(fc.integer({ min: 1, max: MEMBERS - 1 }), fc.integer({ min: 1, max: MEMBERS - 1 }))
    .map(([low, step]) => ({ memberId: low, otherId: Math.min(low + step, MEMBERS) })),
  { maxLength: 30, selector: ({ memberId, otherId }) => `${memberId} ${otherId}` },
);

type Person = typeof people extends fc.Arbitrary<(infer T)[]> ? T : never;
type Told = { readonly memberId: number; readonly otherId: number };

async function plant(members: readonly Person[], told: readonly Told[]): Promise<void> {
  await sql(
    `UPDATE member_profiles p SET first_name = x."firstName", last_name = x."lastName", birth_on = x."birthOn",
       email = x.email, city = x.city
     FROM jsonb_to_recordset($1::jsonb) AS x ("memberId" bigint, "firstName" text, "lastName" text, "birthOn" date,
       email text, city text) WHERE p.member_id = x."memberId"`,
    [JSON.stringify(members.map((member, at) => ({ ...member, memberId: at + 1 })))],
  );
  await sql('DELETE FROM distinct_members');
  await sql(
    `INSERT INTO distinct_members (member_id, other_id, actor, told_at)
     SELECT "memberId", "otherId", 'system:test', now()
     FROM jsonb_to_recordset($1::jsonb) AS x ("memberId" bigint, "otherId" bigint)`,
    [JSON.stringify(told)],
  );
}

async function walk(): Promise<PairRow[]> {
  const found: PairRow[] = [];
  let after: DuplicatesCursor | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const rows: PairRow[] = await findDuplicatePairs(readPool(), after);
    const shown = rows.slice(0, DUPLICATES_PAGE_SIZE);
    found.push(...shown);
    const last = shown.at(-1);
    if (rows.length === shown.length || last === undefined) return found;
    after = { ...last, name: last.foldedName };
  }
  throw new Error('the pairs do not end');
}

const shown = ({ birthOn, foldedName, firstId, secondId, emailName, city }: PairRow) =>
  [birthOn, foldedName, firstId, secondId, emailName, city].join(' ');

beforeAll(async () => {
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, at) => ({
      memberId: at + 1,
      status: STATUSES[at % STATUSES.length] ?? 'active',
    })),
  );
});

it(`pages of duplicates are the pairs of the plain query, in its order, in ${RUNS} random programmes`, async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(people, distinct, async (members, told) => {
      await plant(members, told);
      const plain = (await readPool().unsafe<PairRow[]>(PLAIN)).map(shown);
      expect((await walk()).map(shown)).toEqual(plain);
      most = Math.max(most, plain.length);
    }),
    { numRuns: RUNS },
  );
  // Otherwise no page had a next one.
  expect(most).toBeGreaterThan(DUPLICATES_PAGE_SIZE);
});
