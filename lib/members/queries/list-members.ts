import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import { type MemberCursor, memberCursorSchema } from '@/lib/domain/members/list-cursor';
import { memberFiltersSchema } from '@/lib/domain/members/list-filters';
import { MEMBERS_PAGE_SIZE, memberOrderSchema } from '@/lib/domain/members/list-order';
import type { MemberRow, MembersPage } from '@/lib/domain/members/listed-member';
import { type MemberKind, type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { resolveFilters } from '../list-rows';
import { sortSource } from '../list-sorts';
import {
  fromFiltered,
  fromStretch,
  PAGE_ROWS,
  type PageInput,
  type PageWay,
  walked,
} from '../page-ways';
import { type ScoreColumns, shownScores } from '../shown-scores';
import { shownTier, type TierColumns, tierColumns } from '../shown-tier';

type ListRow = TierColumns &
  ScoreColumns & {
    readonly memberId: number;
    readonly key: string[];
    readonly firstName: string;
    readonly lastName: string;
    readonly status: MemberStatus;
    readonly joinedOn: string;
    readonly card: string | null;
    readonly lastPurchaseOn: string | null;
    readonly receipts365: number;
    readonly revenue365Minor: bigint;
    readonly kind: MemberKind;
    readonly store: string | null;
    readonly firstPurchaseOn: string | null;
    readonly receipts: number;
    readonly revenueMinor: bigint;
  };

const FIRST_PLACE = 0;

/** The rows of a page and one more. A narrowed list is looked for in a stretch of the index first. */
async function pageRows(read: Read, input: PageInput, isForward: boolean): Promise<ListRow[]> {
  const { isNarrowed, hasSource } = input.filters;
  if (!isNarrowed) return rowsOf(read, input, { ids: walked, isForward });
  if (!hasSource) {
    const found = await rowsOf(read, input, { ids: fromStretch, isForward });
    if (found.length === PAGE_ROWS) return found;
  }
  return rowsOf(read, input, { ids: fromFiltered, isForward });
}

/** What is shown of the members that one of the ways found. */
function rowsOf(
  read: Read,
  input: PageInput,
  { ids, isForward }: { ids: PageWay; isForward: boolean },
): Promise<ListRow[]> {
  const { columns } = sortSource(input.order.sort);
  const direction = (input.order.direction === 'asc') === isForward ? 'ASC' : 'DESC';
  const keyNames = columns.map((_, at) => `g.key_${at}`);
  const key = keyNames.map((name) => `${name}::text`).join(', ');
  const again = [...keyNames, 'g.member_id'].map((name) => `${name} ${direction}`).join(', ');
  return read<ListRow[]>`
    WITH page AS MATERIALIZED (${ids(read, input, isForward)})
    SELECT g.member_id::float8 AS "memberId", ARRAY[${read.unsafe(key)}] AS key,
      coalesce(p.first_name, '') AS "firstName",
      coalesce(p.last_name, '') AS "lastName", m.status, m.joined_on AS "joinedOn",
      ${read.unsafe(tierColumns('t'))},
      c.number AS card, s.last_purchase_on AS "lastPurchaseOn",
      coalesce(s.receipts_365, 0) AS "receipts365", coalesce(s.revenue_365_minor, 0) AS "revenue365Minor",
      s.r, s.f, s.m, m.kind, st.name AS store, s.first_purchase_on AS "firstPurchaseOn",
      coalesce(s.receipts, 0) AS receipts, coalesce(s.revenue_minor, 0) AS "revenueMinor"
    FROM page g
    JOIN members m USING (member_id)
    LEFT JOIN member_profiles p USING (member_id)
    LEFT JOIN member_summary s USING (member_id)
    LEFT JOIN tiers t ON t.tier_id = m.tier_id
    LEFT JOIN stores st ON st.store_id = s.home_store_id
    LEFT JOIN LATERAL (
      SELECT number FROM cards WHERE member_id = g.member_id
      ORDER BY status = 'active' DESC, issued_on DESC LIMIT 1
    ) c ON true
    ORDER BY ${read.unsafe(again)}`;
}

function listed(row: ListRow): MemberRow {
  return {
    memberId: row.memberId,
    code: memberCode(row.memberId),
    name: `${row.firstName} ${row.lastName}`.trim(),
    status: row.status,
    tier: shownTier(row),
    cardEnding: row.card === null ? null : cardEnding(row.card),
    joinedOn: row.joinedOn,
    lastPurchaseOn: row.lastPurchaseOn,
    receipts365: row.receipts365,
    revenue365Minor: row.revenue365Minor,
    scores: shownScores(row),
    kind: row.kind,
    store: row.store,
    firstPurchaseOn: row.firstPurchaseOn,
    receipts: row.receipts,
    revenueMinor: row.revenueMinor,
  };
}

function cursorAt(row: ListRow | undefined, side: MemberCursor['side'], place: number) {
  if (row === undefined) return null;
  return { side, place: Math.max(FIRST_PLACE, place), key: row.key, memberId: row.memberId };
}

/** Puts the rows in the list's order and says where the pages before and after begin. */
function toPage(found: readonly ListRow[], cursor: MemberCursor | null): MembersPage {
  const isForward = cursor?.side !== 'before';
  const kept = found.slice(0, MEMBERS_PAGE_SIZE);
  const rows = isForward ? kept : kept.toReversed();
  const isMore = found.length > MEMBERS_PAGE_SIZE;
  const hasPrevious = isForward ? cursor !== null : isMore;
  const hasNext = isForward ? isMore : cursor !== null;
  const asked = isForward ? (cursor?.place ?? FIRST_PLACE) : (cursor?.place ?? 0) - rows.length;
  // Whoever joined meanwhile moved the places: the page without one before it is the first.
  const place = hasPrevious ? Math.max(FIRST_PLACE, asked) : FIRST_PLACE;
  return {
    members: rows.map(listed),
    place,
    previous: hasPrevious ? cursorAt(rows[0], 'before', place) : null,
    next: hasNext ? cursorAt(rows.at(-1), 'after', place + rows.length) : null,
  };
}

/**
 * A page of at most 50 members in the asked order, beyond a cursor on either side. Throws `invalid_input` when a
 * figure of a report is asked for that does not exist.
 */
export const listMembers = defineQuery({
  id: 'members.list',
  permission: 'members.read',
  input: z.object({
    filters: memberFiltersSchema,
    order: memberOrderSchema,
    cursor: memberCursorSchema.nullable(),
  }),
  run: async ({ read, input, actor }) => {
    const filters = await resolveFilters(read, input.filters, actor);
    const { order, cursor } = input;
    const rows = await pageRows(read, { order, cursor, filters }, cursor?.side !== 'before');
    return toPage(rows, cursor);
  },
});
