import 'server-only';
import { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import { can } from '@/lib/domain/access/actor';
import { cardEnding, maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';
import type { FoundMember } from '@/lib/domain/members/listed-member';
import type { MemberMatch } from '@/lib/domain/members/match';
import { planSearch, type SearchPlan, type Ways } from '@/lib/domain/members/search-plan';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { joinFragments } from '../join-fragments';
import { identityBranches } from '../search/identity-match';
import { nameLikeness } from '../search/name-match';
import { firstNamed, type NameMode, nameModes } from '../search/name-mode';
import { shownTier, type TierColumns, tierColumns } from '../shown-tier';

/** Most results of a search; the list shows the rest. */
const SEARCH_LIMIT = 12;
/** Hits of one kind that are weighed against each other. */
const HITS_LIMIT = 60;

type FoundRow = TierColumns & {
  readonly memberId: number;
  readonly matched: MemberMatch;
  readonly value: string | null;
  readonly isWhole: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly status: MemberStatus;
  readonly card: string | null;
};

const MATCH_SHOWN: Readonly<Record<MemberMatch, (value: string) => string | null>> = {
  phone: maskPhone,
  email: maskEmail,
  card: cardEnding,
  external: (value) => value,
  name: () => null,
  code: () => null,
};

function shaped(row: FoundRow): FoundMember {
  return {
    memberId: row.memberId,
    code: memberCode(row.memberId),
    name: `${row.firstName} ${row.lastName}`.trim(),
    status: row.status,
    tier: shownTier(row),
    matched: row.matched,
    isWhole: row.isWhole,
    matchedValue: row.value === null ? null : MATCH_SHOWN[row.matched](row.value),
    cardEnding: row.card === null ? null : cardEnding(row.card),
  };
}

function identityHits(read: Read, plan: SearchPlan, seesContacts: boolean): Fragment[] {
  return identityBranches(read, plan, seesContacts).map(
    ({ matched, rank, rows }) =>
      read`(SELECT member_id, value, ${matched}::text AS matched, ${rank}::int AS rank FROM (${rows}) found LIMIT ${HITS_LIMIT})`,
  );
}

function nameHits(read: Read, mode: NameMode, seesContacts: boolean): Fragment {
  const found = firstNamed(read, mode, { limit: HITS_LIMIT, seesContacts });
  return read`(SELECT member_id, NULL AS value, 'name' AS matched, 2 AS rank FROM (${found}) named)`;
}

async function weigh(read: Read, hits: Fragment, ways: Ways): Promise<FoundRow[]> {
  return read<FoundRow[]>`
    WITH hits AS (${hits}),
    best AS (SELECT DISTINCT ON (member_id) member_id, value, matched, rank FROM hits ORDER BY member_id, rank),
    first AS MATERIALIZED (
      SELECT b.*, p.first_name, p.last_name, row_number() OVER (
        ORDER BY b.rank, ${nameLikeness(read, ways)} DESC, s.last_purchase_on DESC NULLS LAST, b.member_id
      ) AS place
      FROM best b
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN member_summary s USING (member_id)
      ORDER BY place LIMIT ${SEARCH_LIMIT + 1}
    )
    SELECT m.member_id::float8 AS "memberId", f.matched, f.value, f.rank = 0 AS "isWhole",
      coalesce(f.first_name, '') AS "firstName", coalesce(f.last_name, '') AS "lastName", m.status,
      ${read.unsafe(tierColumns('t'))}, c.number AS card
    FROM first f
    JOIN members m USING (member_id)
    LEFT JOIN tiers t ON t.tier_id = m.tier_id
    LEFT JOIN LATERAL (
      SELECT number FROM cards WHERE member_id = m.member_id
      ORDER BY status = 'active' DESC, issued_on DESC LIMIT 1
    ) c ON true
    ORDER BY f.place`;
}

async function find(read: Read, plan: SearchPlan, seesContacts: boolean): Promise<FoundRow[]> {
  const identities = identityHits(read, plan, seesContacts);
  const identified = joinFragments(read, identities, 'UNION ALL');
  if (plan.email !== null && identified !== null) {
    // Who types a whole address means it; to look for it inside the names is the slowest search there is.
    const known = await weigh(read, identified, []);
    if (known.some(({ value }) => value === plan.email)) return known;
  }
  const [first, ...others] = nameModes(plan);
  const names = first === undefined ? [] : [nameHits(read, first, seesContacts)];
  const hits = joinFragments(read, [...identities, ...names], 'UNION ALL');
  if (hits === null) return [];
  const found = await weigh(read, hits, first?.ways ?? []);
  if (found.length > 0) return found;
  for (const mode of others) {
    const more = await weigh(read, nameHits(read, mode, seesContacts), mode.ways);
    if (more.length > 0) return more;
  }
  return [];
}

/**
 * Members by name, phone, e-mail, card, external id or code; from three characters. Names forgive typos, either
 * alphabet and the wrong keyboard layout. Without the right to contacts a phone or an e-mail finds only as a whole.
 */
export const searchMembers = defineQuery({
  id: 'members.search',
  permission: 'members.read',
  input: z.object({ text: z.string().max(SEARCH_MAX_LENGTH) }),
  run: async ({ read, input, actor }) => {
    const seesContacts = can(actor, 'members.readContacts');
    const plan = planSearch(input.text, seesContacts);
    if (plan === null) return { isTooShort: true, isMore: false, members: [] };
    const rows = await find(read, plan, seesContacts);
    return {
      isTooShort: false,
      isMore: rows.length > SEARCH_LIMIT,
      members: rows.slice(0, SEARCH_LIMIT).map(shaped),
    };
  },
});
