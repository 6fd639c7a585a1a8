import 'server-only';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import type { TimelineCursor, TimelineKind } from '@/lib/domain/members/timeline/timeline';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { addInteraction } from '../commands/add-interaction';
import { listTimeline } from '../queries/list-timeline';

/** Somebody at the console. */
const person = (userId: number, role: Role): UserActor => ({
  kind: 'user',
  userId,
  role,
  requestId: 'test',
});

export const anna = person(1, 'support');
export const boris = person(2, 'support');
export const analyst = person(3, 'analyst');
export const NOW = new Date('2026-11-21T09:00:00Z');

/** Runs a statement as the test and gives its rows. */
export const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withTx(
    { label: 'system:test', requestId: 'test' },
    async ({ client }) => (await client.query<Row>(text, values)).rows,
  );

/** The people of the tests. */
export async function seedPeople(): Promise<void> {
  await sql(`INSERT INTO users (user_id, email, name, role, password_hash) VALUES
    (1, 'anna@example.org', 'Анна', 'support', 'x'), (2, 'boris@example.org', 'Борис', 'support', 'x'),
    (3, 'vera@example.org', 'Вера', 'analyst', 'x')`);
}

type Written = Partial<Parameters<typeof addInteraction.run>[0]['input']> & { memberId: number };

/** Writes a note, or what else is said. */
export const write = (some: Written, actor = anna, now = NOW) =>
  runCommand(
    addInteraction,
    {
      kind: 'note',
      direction: null,
      text: 'Просит звонить после 12:00',
      isPinned: false,
      ...some,
      happenedAt: some.happenedAt?.toJSON() ?? null,
    },
    actor,
    { now },
  );

type Asked = { kind?: TimelineKind | null; cursor?: TimelineCursor | null };

/** A page of a member's timeline. */
export const timeline = (memberId: number, asked: Asked = {}, actor = anna) =>
  runQuery(listTimeline, { memberId, kind: null, cursor: null, ...asked }, actor, { now: NOW });

/** All entries of a member's timeline, page by page, and how many pages there were. */
export async function wholeTimeline(memberId: number, asked: Asked = {}, actor = anna) {
  let page = await timeline(memberId, asked, actor);
  const entries = [...page.entries];
  let pages = 1;
  while (page.next !== null && pages < 50) {
    page = await timeline(memberId, { ...asked, cursor: page.next }, actor);
    entries.push(...page.entries);
    pages += 1;
  }
  return { entries, pages };
}
