import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import {
  readTimelineCursor,
  TIMELINE_KINDS,
  writeTimelineCursor,
} from '@/lib/domain/members/timeline/timeline';
import { runCommand } from '@/lib/kernel/command';
import { openPosting } from '@/lib/purchases/posting/open-posting';
import { postPurchases } from '@/lib/purchases/posting/post-purchases';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { pauseTask } from '@/lib/tasks/commands/pause-task';
import { resumeTask } from '@/lib/tasks/commands/resume-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { seedMembers } from '../testing/seed-members';
import { tellEntries } from '../testing/tell-entries';
import {
  analyst,
  anna,
  boris,
  seedPeople,
  sql,
  timeline,
  wholeTimeline,
  write,
} from '../testing/told-members';
import { update } from '../testing/typed-members';
import { TIMELINE_SOURCES } from '../timeline/registry';

const PURCHASES = 70;
const MEMBER = 1;
const DAY_MS = 86_400_000;

/** A card that was lost: a task is begun, laid aside with a word, gone on with and finished. */
async function blockCard(): Promise<void> {
  const [card] = await sql<{ id: number }>(
    `SELECT card_id::float8 AS id FROM cards WHERE member_id = ${MEMBER}`,
  );
  const at = (hour: number) => ({ now: new Date(Date.UTC(2026, 10, 20, hour)) });
  const { taskId } = await runCommand(
    startTask,
    { kind: 'block', about: { cardId: card?.id ?? 0 } },
    anna,
    at(9),
  );
  const paused = { taskId, version: 1, step: 0, answers: { reason: 'lost' } };
  await runCommand(
    pauseTask,
    { ...paused, reason: 'member', note: 'перезвонит с +79170001122' },
    anna,
    at(10),
  );
  await runCommand(resumeTask, { taskId }, boris, at(11));
  await runCommand(finishTask, { taskId, version: 3, answers: { reason: 'lost' } }, boris, at(12));
}

beforeAll(async () => {
  await seedPeople();
  await seedMembers([
    {
      memberId: MEMBER,
      firstName: 'Ильдар',
      lastName: 'Сафиуллин',
      phone: '+79171234555',
      card: '7784001033915526',
      joinedOn: '2024-03-14',
    },
    { memberId: 2, phone: '+79170000002' },
  ]);
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    await openPosting(tx);
    // Two at each noon, so that pages end between equal moments; the last was taken back.
    await tx.client.query(
      `INSERT INTO posting (row_no, member_id, store_id, receipt, business_date, purchased_at, is_return, amount_minor)
       SELECT n, 1, 1, 'R' || n, d, d + time '12:00', false, 10050
       FROM generate_series(0, ${PURCHASES - 1}) n, LATERAL (SELECT date '2026-11-18' - 14 * (n / 2) AS d) x
       UNION ALL SELECT 900, 1, 1, 'R0', '2026-11-19', '2026-11-19 13:00', true, -5000
       UNION ALL SELECT 901, 2, 1, 'X1', '2026-11-19', '2026-11-19 13:00', false, 777`,
    );
    await tx.client.query(
      `INSERT INTO posting_lines (row_no, line_no, article, category, quantity_milli, amount_minor)
       VALUES (0, 1, 'Хлеб', 'Выпечка', 2000, 5050), (0, 2, 'Сыр', 'Молочное', 350, 5000)`,
    );
    await postPurchases(tx);
  });
  await blockCard();
  await update(MEMBER, {
    version: 1,
    details: { city: 'Казань', kind: 'staff', preferredStoreId: 2 },
    identities: { phone: '+79175550001' },
  });
  await write({ memberId: MEMBER, text: 'Хромает собака' });
  await write({
    memberId: MEMBER,
    kind: 'letter',
    direction: 'out',
    happenedAt: new Date(Date.UTC(2026, 10, 18, 9)),
  });
});

describe("a member's timeline", () => {
  it('joins purchases, cards, tasks, notes and changes in one row of time, the newest first', async () => {
    const { entries } = await timeline(MEMBER);
    // Changes are dated by the clock of the database, the rest by the test.
    const dated = entries.filter(({ kind }) => kind !== 'changes');
    const { en, ru } = await tellEntries([
      ...entries.filter(({ kind }) => kind === 'changes'),
      ...dated.slice(0, 11),
    ]);
    expect(en).toMatchInlineSnapshot(`
      [
        "4 details changed | Kind: Person → Staff | City: empty → ••••• | Preferred store: empty → Online | Phone: +7 917 •••-••-55 → +7 917 •••-••-01",
        "Note",
        "Task “Block card” done | TSK-1 | •• 5526",
        "Card •• 5526 blocked: lost",
        "Task “Block card” taken over | TSK-1 | •• 5526",
        "Task “Block card” on hold | TSK-1 | •• 5526 | Waiting for the member | перезвонит с +79170001122",
        "Task “Block card” begun | TSK-1 | •• 5526",
        "Return, Баумана 44 | receipt R0",
        "Purchase, Баумана 44 | receipt R1",
        "Purchase, Баумана 44 | receipt R0 | 2 lines",
        "Letter to the member",
        "Purchase, Баумана 44 | receipt R3",
      ]
    `);
    expect(ru).toMatchInlineSnapshot(`
      [
        "Изменены 4 сведения | Кто: Человек → Сотрудник | Город: пусто → ••••• | Предпочитаемый магазин: пусто → Online | Телефон: +7 917 •••-••-55 → +7 917 •••-••-01",
        "Заметка",
        "Задача «Блокировка карты» выполнена | TSK-1 | •• 5526",
        "Карта •• 5526 заблокирована: утеряна",
        "Задача «Блокировка карты» перешла в другие руки | TSK-1 | •• 5526",
        "Задача «Блокировка карты» на паузе | TSK-1 | •• 5526 | Ждём участника | перезвонит с +79170001122",
        "Задача «Блокировка карты» начата | TSK-1 | •• 5526",
        "Возврат, Баумана 44 | чек R0",
        "Покупка, Баумана 44 | чек R1",
        "Покупка, Баумана 44 | чек R0 | 2 позиции",
        "Письмо участнику",
        "Покупка, Баумана 44 | чек R3",
      ]
    `);
    const times = entries.map((entry) => entry.happenedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('pages of 30 hold every entry once, also where many happened at one moment', async () => {
    const { entries, pages } = await wholeTimeline(MEMBER);
    // Purchases and a return, 4 moves of the task, 1 of the card, 2 written down, 1 change, joining.
    expect(entries).toHaveLength(PURCHASES + 1 + 4 + 1 + 2 + 1 + 1);
    expect(pages).toBe(3);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.at(-1)).toMatchObject({ id: 'joined.joined', isDayOnly: true });
  });

  it('goes on right after any entry, also between things of several kinds at one moment', async () => {
    const memberId = 2;
    const [bought] = (await timeline(memberId, { kind: 'purchases' })).entries;
    const happenedAt = bought?.happenedAt ?? new Date(0);
    await write({ memberId, happenedAt });
    await write({ memberId, happenedAt });
    await sql(
      `INSERT INTO audit_events (at, actor, request_id, command, subject_kind, subject_id, before, after)
       SELECT $1, 'system:test', 'r', 'members.update', 'member', '${memberId}', '{}', '{"kind": "staff"}'
       FROM generate_series(1, 2)`,
      [happenedAt],
    );
    const { entries } = await timeline(memberId);
    expect(entries).toHaveLength(6);
    for (const [index, { id }] of entries.entries()) {
      const [source = '', key = ''] = id.split('.');
      const atMicros = `${entries[index]?.happenedAt.getTime()}000`;
      const rest = await timeline(memberId, { cursor: { atMicros, source, key } });
      expect(rest.entries).toEqual(entries.slice(index + 1));
    }
  });

  it('is narrowed to one kind, with pages of its own', async () => {
    for (const kind of ['purchases', 'cards', 'tasks', 'notes', 'changes'] as const) {
      const { entries } = await wholeTimeline(MEMBER, { kind });
      expect(new Set(entries.map((entry) => entry.kind))).toEqual(new Set([kind]));
    }
    const { entries, pages } = await wholeTimeline(MEMBER, { kind: 'purchases' });
    expect([entries.length, pages]).toEqual([PURCHASES + 1, 3]);
  });

  it('keeps its place when something happens meanwhile', async () => {
    const first = await timeline(MEMBER);
    const before = await timeline(MEMBER, { cursor: first.next });
    await write({ memberId: MEMBER, text: 'пришло позже' });
    const after = await timeline(MEMBER, { cursor: first.next });
    expect(after).toEqual(before);
    const text = writeTimelineCursor(first.next ?? { atMicros: '', source: '', key: '' });
    expect(readTimelineCursor(text)).toEqual(first.next);
    expect(readTimelineCursor('1.purchases')).toBeNull();
  });

  it('an analyst sees what happened, but no text of staff, no word of a pause, no contact', async () => {
    const { entries } = await wholeTimeline(MEMBER, {}, analyst);
    const page = await timeline(MEMBER, {}, analyst);
    expect(page.kinds).toEqual(TIMELINE_KINDS.filter((kind) => kind !== 'notes'));
    expect(entries.some(({ kind }) => kind === 'notes')).toBe(false);
    const bytes = JSON.stringify(entries, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    for (const secret of ['собака', 'перезвонит', '917123', '1234555', '9175550001', 'Казань']) {
      expect(bytes, secret).not.toContain(secret);
    }
    const paused = entries.find(({ icon }) => icon === 'pause');
    expect(paused?.href).toBeNull();
    const support = await timeline(MEMBER, { kind: 'tasks' });
    expect(JSON.stringify(support.entries)).toContain('перезвонит');
  });

  it('of a member who is not there is not found; of another holds nothing of this one', async () => {
    await expect(timeline(404)).rejects.toMatchObject({ code: 'not_found' });
    const { entries } = await timeline(2);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set(['purchases', 'notes', 'changes']),
    );
    expect(JSON.stringify(entries.map(({ interaction }) => interaction))).not.toContain('собака');
  });

  it('a purchase of a business day that ended after midnight stands at its own moment', async () => {
    const [{ id } = { id: 0 }] = await sql<{ id: number }>(
      `UPDATE purchases SET purchased_at = '2026-11-18 22:30Z' WHERE member_id = ${MEMBER} AND receipt = 'R0'
         AND NOT is_return RETURNING purchase_id::float8 AS id`,
    );
    const { entries } = await wholeTimeline(MEMBER);
    const at = entries.find((entry) => entry.id === `purchases.${id}`)?.happenedAt.getTime() ?? 0;
    expect(at).toBe(Date.parse('2026-11-18T22:30:00Z'));
    expect(at - Date.parse('2026-11-18T00:00:00Z')).toBeLessThan(DAY_MS);
    expect(entries).toHaveLength(new Set(entries.map((entry) => entry.id)).size);
  });
});

describe('the registry of sources', () => {
  it('has ids that an address can carry, once each', () => {
    const ids = TIMELINE_SOURCES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(readTimelineCursor(`1.${id}.k`), id).not.toBeNull();
    }
  });

  it('has a source for every chip', () => {
    const kinds = new Set(TIMELINE_SOURCES.map(({ kind }) => kind));
    expect(TIMELINE_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
