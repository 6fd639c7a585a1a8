import { getConsentStates } from '@/lib/consents/queries/get-consent-states';
import { listConsents } from '@/lib/consents/queries/list-consents';
import type { UserActor } from '@/lib/domain/access/actor';
import type { MemberSort } from '@/lib/domain/members/list-order';
import { addDays } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { countMembers } from '@/lib/members/queries/count-members';
import { listMembers } from '@/lib/members/queries/list-members';
import { listTimeline } from '@/lib/members/queries/list-timeline';
import { countTasks } from '@/lib/tasks/queries/count-tasks';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { readStatistics } from '@/lib/tasks/queries/read-statistics';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { type Measurement, median, timed } from '../measure';
import { type ATTRIBUTE_SHARES, BENCH_USER, DESK_NOW, HEAVY_MEMBER } from './seed-desk';

const RUNS = 9;
const PAGE_TARGET_MS = 50;
const COUNT_TARGET_MS = 200;
const STRIDE = 7_919;

const actor: UserActor = { kind: 'user', userId: BENCH_USER, role: 'admin', requestId: 'bench' };
const at = { now: DESK_NOW };

/** What is read, the longest that it may take, and the reading; each turn asks about another member. */
export type Read = readonly [
  name: string,
  targetMs: number,
  run: (turn: number) => Promise<unknown>,
];
type Key = keyof typeof ATTRIBUTE_SHARES;

const byAttribute = (key: Key, value: string) => ({ attributes: { [key]: value } });

function listed(key: Key, value: string, sort: MemberSort) {
  const order = { sort, direction: 'desc' } as const;
  return () =>
    runQuery(listMembers, { filters: byAttribute(key, value), order, cursor: null }, actor, at);
}

const counted = (key: Key, value: string) => () =>
  runQuery(countMembers, { filters: byAttribute(key, value) }, actor, at);

const tasks = (scope: 'queue' | 'ended') => () =>
  runQuery(listTasks, { scope, order: scope === 'queue' ? 'oldest' : 'latest' }, actor, at);

const statistics = (days: number) => () =>
  runQuery(
    readStatistics,
    { fromOn: addDays(BENCH_UNTIL_ON, 1 - days), toOn: BENCH_UNTIL_ON },
    actor,
    at,
  );

async function timeline(): Promise<void> {
  const ask = { memberId: HEAVY_MEMBER, kind: null };
  const first = await runQuery(listTimeline, { ...ask, cursor: null }, actor, at);
  await runQuery(listTimeline, { ...ask, cursor: first.next }, actor, at);
}

/** Lists, counts and pages that a desk looks at. */
export function deskReads(members: number): readonly Read[] {
  const member = (turn: number) => ({ memberId: ((turn * STRIDE) % members) + 1 });
  return [
    [
      'List by an attribute of half of all, by revenue',
      PAGE_TARGET_MS,
      listed('bench_common', 'yes', 'revenue'),
    ],
    [
      'List by an attribute of one in a hundred, by revenue',
      PAGE_TARGET_MS,
      listed('bench_rare', '..', 'revenue'),
    ],
    [
      'List by one value in a thousand, by joining day',
      PAGE_TARGET_MS,
      listed('bench_rare', '5..5', 'joined'),
    ],
    ['Count by an attribute of half of all', COUNT_TARGET_MS, counted('bench_common', 'yes')],
    ['Queue of tasks, first page', PAGE_TARGET_MS, tasks('queue')],
    ['Ended tasks, first page', PAGE_TARGET_MS, tasks('ended')],
    [
      'Counts beside the scopes of tasks',
      PAGE_TARGET_MS,
      () => runQuery(countTasks, { filters: {} }, actor, at),
    ],
    ['Statistics of tasks, thirty days', COUNT_TARGET_MS, statistics(30)],
    ['Statistics of tasks, a year', COUNT_TARGET_MS, statistics(365)],
    ['Two timeline pages of a member of 20,000 purchases', PAGE_TARGET_MS, timeline],
    [
      'Where the consents of a member stand',
      PAGE_TARGET_MS,
      (turn) => runQuery(getConsentStates, member(turn), actor, at),
    ],
    [
      'History of consents of a member',
      PAGE_TARGET_MS,
      (turn) => runQuery(listConsents, { ...member(turn), before: null }, actor, at),
    ],
  ];
}

/** Each reading against the time that it may take. */
export async function measureReads(reads: readonly Read[]): Promise<readonly Measurement[]> {
  const lines: Measurement[] = [];
  for (const [name, reference, run] of reads) {
    await run(0);
    const times: number[] = [];
    for (let turn = 1; turn <= RUNS; turn += 1) times.push(await timed(() => run(turn)));
    lines.push({ name, ours: median(times), reference, against: 'target', unit: 'ms' });
  }
  return lines;
}
