import type { MemberCursor } from '@/lib/domain/members/list-cursor';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { MEMBER_SORTS, type MemberSort } from '@/lib/domain/members/list-order';
import type { MembersPage } from '@/lib/domain/members/listed-member';
import { runQuery } from '@/lib/kernel/query';
import { listMembers } from '@/lib/members/queries/list-members';
import type { BenchContext, BenchItem } from '../bench-item';
import { type Measurement, median, timed } from '../measure';

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
  const filters = { tier: ['gold'], storeFormat: ['express'] };
  for (const sort of ['joined', 'revenue'] as const) {
    const ours = await walk(context, { sort, filters });
    const name = `Member list page, gold of express stores by ${sort}`;
    lines.push({ name, ours, reference, against, unit: 'ms' });
  }
  return lines;
};
