import { runQuery } from '@/lib/kernel/query';
import { getMember } from '@/lib/members/queries/get-member';
import { listTimeline } from '@/lib/members/queries/list-timeline';
import type { BenchItem } from '../bench-item';
import { percentile, timed } from '../measure';

const MEMBERS_SEEN = 60;
/** Steps through the base so that each member is another page of every table. */
const STRIDE = 7_919;
const TARGET_MS = 200;

/** What the server reads for the page of a member, against the time that it may take. */
export const memberPage: BenchItem = async ({ actor, members }) => {
  const times: number[] = [];
  for (let at = 1; at <= MEMBERS_SEEN; at += 1) {
    const memberId = ((at * STRIDE) % members) + 1;
    times.push(
      await timed(() =>
        Promise.all([
          runQuery(getMember, { memberId }, actor),
          runQuery(listTimeline, { memberId, kind: null, cursor: null }, actor),
        ]),
      ),
    );
  }
  const of = (share: number) => percentile(times, share);
  const shared = { reference: TARGET_MS, against: 'target', unit: 'ms' } as const;
  return [
    { name: `Member page, median of ${MEMBERS_SEEN} members`, ours: of(0.5), ...shared },
    { name: 'Member page, 95th percentile', ours: of(0.95), ...shared },
  ];
};
