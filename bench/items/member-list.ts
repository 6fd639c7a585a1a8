import type { MemberCursor } from '@/lib/domain/members/list-cursor';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { MEMBER_SORTS, type MemberSort } from '@/lib/domain/members/list-order';
import type { MembersPage } from '@/lib/domain/members/listed-member';
import { addDays } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { listMembers } from '@/lib/members/queries/list-members';
import type { BenchContext, BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { type Measurement, median, timed } from '../measure';

const GOLD_OF_EXPRESS: MemberFilters = { tier: ['gold'], storeFormat: ['express'] };
/** Common and rare filters, with the order they go along with and with the one they stand against. */
const NARROWED: readonly { what: string; filters: MemberFilters; sort: MemberSort }[] = [
  { what: 'gold of express stores', filters: GOLD_OF_EXPRESS, sort: 'joined' },
  { what: 'gold of express stores', filters: GOLD_OF_EXPRESS, sort: 'revenue' },
  { what: 'one store', filters: { store: [3] }, sort: 'revenue' },
  { what: 'platinum', filters: { tier: ['platinum'] }, sort: 'name' },
  { what: 'suspended', filters: { status: ['suspended'] }, sort: 'lastPurchase' },
  {
    what: 'joined in the last week',
    filters: { joinedFrom: addDays(BENCH_UNTIL_ON, -6) },
    sort: 'revenue',
  },
  {
    what: 'not seen for two years',
    filters: { lastPurchaseTo: addDays(BENCH_UNTIL_ON, -730) },
    sort: 'revenue',
  },
];
const PAGES = 12;
/** The same page by OFFSET from the middle of the list. */
const BY_OFFSET = `
  SELECT * FROM members JOIN member_profiles USING (member_id) JOIN member_summary USING (member_id)
   ORDER BY members.joined_on DESC, members.member_id DESC OFFSET $1 LIMIT 50`;
const OFFSET_RUNS = 3;

/** Walks pages from the first on, as a reader does, and gives the median time of a page. */
async function walk(
  { actor }: BenchContext,
  { sort, filters }: { sort: MemberSort; filters: MemberFilters },
): Promise<number> {
  const times: number[] = [];
  let cursor: MemberCursor | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const order = { sort, direction: sort === 'name' ? 'asc' : 'desc' } as const;
    let found: MembersPage | undefined;
    const asked: MemberCursor | null = cursor;
    times.push(
      await timed(async () => {
        found = await runQuery(listMembers, { filters, order, cursor: asked }, actor);
      }),
    );
    cursor = found?.next ?? null;
  }
  return median(times);
}

/** A page of the member list in every order, and narrowed, against the same page by OFFSET. */
export const memberList: BenchItem = async (context) => {
  const offsets: number[] = [];
  for (let run = 0; run < OFFSET_RUNS; run += 1) {
    const middle = Math.floor(context.members / 2);
    offsets.push(await timed(() => context.client.query(BY_OFFSET, [middle])));
  }
  const reference = median(offsets);
  const against = 'OFFSET to the middle';
  const lines: Measurement[] = [];
  for (const sort of MEMBER_SORTS) {
    const ours = await walk(context, { sort, filters: {} });
    lines.push({ name: `Member list page by ${sort}`, ours, reference, against, unit: 'ms' });
  }
  for (const { what, filters, sort } of NARROWED) {
    const ours = await walk(context, { sort, filters });
    lines.push({
      name: `Member list page, ${what} by ${sort}`,
      ours,
      reference,
      against,
      unit: 'ms',
    });
  }
  return lines;
};
