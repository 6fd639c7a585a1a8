import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { createUser } from '@/lib/access/commands/create-user';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { VIEWS_MAX } from '@/lib/domain/views/saved-view';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { archiveView } from './commands/archive-view';
import { renameView } from './commands/rename-view';
import { replaceView } from './commands/replace-view';
import { saveView } from './commands/save-view';
import { shareView } from './commands/share-view';
import { listViews } from './queries/list-views';

async function person(name: string, role: Role): Promise<UserActor> {
  const email = `${name}@example.org`;
  const password = 'a long enough phrase';
  const made = { email, name, role, password };
  const userId = await runCommand(createUser, made, systemActor('test'));
  return { kind: 'user', userId, role, requestId: 'test' };
}

let vera: UserActor;
let oleg: UserActor;
let admin: UserActor;
let support: UserActor;

beforeAll(async () => {
  vera = await person('vera', 'marketer');
  oleg = await person('oleg', 'marketer');
  admin = await person('admin', 'admin');
  support = await person('support', 'support');
});

const saved = (actor: UserActor, name: string, over: object = {}) =>
  runCommand(
    saveView,
    { page: '/segments', name, query: 'show=archived', isShared: false, ...over },
    actor,
  );
const seen = async (actor: UserActor, page = '/segments') =>
  (await runQuery(listViews, { page }, actor)).map(({ name }) => name);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('a view of a page', () => {
  it('keeps what narrows and orders, is seen by its owner alone until it is shared, and can be taken back', async () => {
    const first = await saved(vera, 'Archive', { query: 'show=archived&after=50&q=gold&view=3' });
    expect(await seen(vera)).toEqual(['Archive']);
    expect(await seen(oleg)).toEqual([]);
    const shared = await runCommand(shareView, { ...idOf(first), isShared: true }, vera);
    const [offered] = await runQuery(listViews, { page: '/segments' }, oleg);
    expect(offered).toMatchObject({
      query: 'show=archived',
      isOwn: false,
      mayChange: false,
      ownerName: 'vera',
    });
    await runCommand(shareView, { ...idOf(shared), isShared: false }, vera);
    expect(await seen(oleg)).toEqual([]);
  });

  it('is renamed, replaced and archived at the version that was seen; the archive is undone', async () => {
    const made = await saved(vera, 'Mine', { page: '/members', query: 'tier=gold' });
    const named = await runCommand(renameView, { ...idOf(made), name: 'Gold' }, vera);
    expect(await refusal(runCommand(renameView, { ...idOf(made), name: 'Old' }, vera))).toBe(
      'stale_version',
    );
    const replaced = await runCommand(
      replaceView,
      { ...idOf(named), query: 'tier=silver&cursor=9' },
      vera,
    );
    expect(await runQuery(listViews, { page: '/members' }, vera)).toMatchObject([
      { name: 'Gold', query: 'tier=silver', version: 3 },
    ]);
    const gone = await runCommand(archiveView, { ...idOf(replaced), isArchived: true }, vera);
    expect(await seen(vera, '/members')).toEqual([]);
    await saved(vera, 'gold', { page: '/members' });
    const back = () => runCommand(archiveView, { ...idOf(gone), isArchived: false }, vera);
    expect(await refusal(back())).toBe('already_exists');
    const [other] = await runQuery(listViews, { page: '/members' }, vera);
    if (other === undefined) throw new Error('a view was expected');
    await runCommand(archiveView, { viewId: other.viewId, version: 1, isArchived: true }, vera);
    expect(await back()).toMatchObject({ version: 5 });
    expect(await seen(vera, '/members')).toEqual(['Gold']);
    const told = await readPool()<{ command: string }[]>`
      SELECT command FROM audit_events WHERE subject_kind = 'savedView' AND subject_id = ${String(made.viewId)} ORDER BY audit_event_id`;
    expect(told.map(({ command }) => command)).toEqual([
      'views.save',
      'views.rename',
      'views.replace',
      'views.archive',
      'views.archive',
    ]);
  });

  it('has a name of its own among those of its owner on its page, whatever the case, also for two at once', async () => {
    const both = await Promise.all(
      ['Due', 'DUE'].map((name) => refusal(saved(vera, name, { page: '/mechanics' }))),
    );
    expect(both.sort()).toEqual(['already_exists', 'done']);
    expect(await refusal(saved(oleg, 'due', { page: '/mechanics' }))).toBe('done');
    expect(await refusal(saved(vera, 'Due', { page: '/rewards' }))).toBe('done');
  });

  it('that two change at once is changed by one; the other is told', async () => {
    const made = await saved(vera, 'Raced', { page: '/outbox' });
    const both = await Promise.all(
      ['A', 'B'].map((name) => refusal(runCommand(renameView, { ...idOf(made), name }, vera))),
    );
    expect(both.sort()).toEqual(['done', 'stale_version']);
  });
});

describe('a view of another', () => {
  it('is changed by its owner or an administrator when it is shared, and is not there when it is not', async () => {
    const own = await saved(vera, 'Kept', { page: '/cards' });
    const rename = (actor: UserActor, name: string, made = own) =>
      refusal(runCommand(renameView, { ...idOf(made), name }, actor));
    expect(await rename(oleg, 'X')).toBe('not_found');
    expect(await rename(admin, 'X')).toBe('not_found');
    const shared = await runCommand(shareView, { ...idOf(own), isShared: true }, vera);
    expect(await rename(oleg, 'X', shared)).toBe('not_author');
    expect(await rename(admin, 'By an administrator', shared)).toBe('done');
    expect(await seen(oleg, '/cards')).toEqual(['By an administrator']);
  });

  it('is not offered, nor saved, on a page that one may not open', async () => {
    await saved(vera, 'Shared', { isShared: true });
    expect(await refusal(seen(support))).toBe('forbidden');
    expect(await refusal(saved(support, 'Mine'))).toBe('forbidden');
    expect(await refusal(saved(vera, 'Odd', { page: '/segments/[id]' }))).toBe('invalid_input');
    expect(await refusal(saved(vera, 'x'.repeat(61)))).toBe('invalid_input');
  });
});

it('there are so many and no more', async () => {
  for (let n = 0; n < VIEWS_MAX; n += 1) await saved(oleg, `View ${n}`, { page: '/templates' });
  expect(await refusal(saved(oleg, 'One more', { page: '/templates' }))).toBe('too_many');
  const [first] = await runQuery(listViews, { page: '/templates' }, oleg);
  if (first === undefined) throw new Error('a view was expected');
  const named = runCommand(renameView, { ...idOf(first), name: 'Another' }, oleg);
  expect(await refusal(named)).toBe('done');
});

function idOf({ viewId, version }: { readonly viewId: number; readonly version: number }) {
  return { viewId, version };
}
