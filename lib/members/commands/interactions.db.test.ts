import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { listPinnedInteractions } from '../queries/list-pinned-interactions';
import { seedMembers } from '../testing/seed-members';
import {
  analyst,
  anna,
  boris,
  NOW,
  seedPeople,
  sql,
  timeline,
  write,
} from '../testing/told-members';
import { refusal } from '../testing/typed-members';
import { pinInteraction } from './pin-interaction';
import { withdrawInteraction } from './withdraw-interaction';

let memberId = 0;
beforeAll(seedPeople);
beforeEach(async () => {
  memberId += 1;
  await seedMembers([{ memberId }]);
});

const pin = (interactionId: number, isPinned = true) =>
  runCommand(pinInteraction, { memberId, interactionId, isPinned }, boris, { now: NOW });
const withdraw = (interactionId: number, { by = anna, isWithdrawn = true } = {}) =>
  runCommand(withdrawInteraction, { memberId, interactionId, isWithdrawn }, by, { now: NOW });
const pinned = () => runQuery(listPinnedInteractions, { memberId }, anna);
const notes = async (actor = anna) => (await timeline(memberId, { kind: 'notes' }, actor)).entries;

describe('a note, a call or a letter', () => {
  it('stands in the timeline with its text and author, and its text nowhere in the audit log', async () => {
    const text = 'Звонить на +7 917 000-11-22, Ирине';
    await write({ memberId, kind: 'call', direction: 'in', text });
    const [entry] = await notes();
    expect(entry).toMatchObject({
      icon: 'call',
      title: { key: 'timeline.notes.call', values: { direction: 'in' } },
      interaction: { text, isMine: true, isPinned: false, isWithdrawn: false, under: null },
      actor: { kind: 'person', name: 'Анна' },
    });
    const [log] = await sql<{ kept: string }>(
      `SELECT coalesce(before::text, '') || after::text AS kept FROM audit_events
       WHERE subject_kind = 'member' AND subject_id = $1`,
      [String(memberId)],
    );
    expect(log?.kept).toContain('"kind": "call"');
    expect(log?.kept).not.toContain('917');
    expect(log?.kept).not.toContain('Ирин');
  });

  it('is refused without a text, beyond 2,000 characters, in the future, or with a direction that does not fit', async () => {
    expect(await refusal(write({ memberId, text: '  ' }))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(write({ memberId, text: 'я'.repeat(2001) }))).toMatchObject({
      code: 'invalid_input',
    });
    await write({ memberId, text: 'я'.repeat(2000) });
    const soon = new Date(NOW.getTime() + 6 * 60_000);
    expect(await refusal(write({ memberId, happenedAt: soon }))).toEqual({
      code: 'invalid_input',
      details: { fields: ['happenedAt'] },
    });
    expect(await refusal(write({ memberId, kind: 'call' }))).toEqual({
      code: 'invalid_input',
      details: { fields: ['direction'] },
    });
    expect(await refusal(write({ memberId: 999_999 }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(write({ memberId }, analyst))).toMatchObject({ code: 'forbidden' });
  });

  it('is withdrawn by its author alone, and taken back again; the text stays', async () => {
    const { interactionId } = await write({ memberId, isPinned: true });
    expect(await refusal(withdraw(interactionId, { by: boris }))).toMatchObject({
      code: 'not_author',
    });
    await withdraw(interactionId);
    await withdraw(interactionId);
    expect((await notes())[0]?.interaction).toMatchObject({
      isWithdrawn: true,
      isPinned: false,
      text: 'Просит звонить после 12:00',
    });
    expect(await refusal(pin(interactionId))).toMatchObject({ code: 'wrong_state' });
    await withdraw(interactionId, { isWithdrawn: false });
    expect((await notes())[0]?.interaction).toMatchObject({ isWithdrawn: false });
    const audited =
      await sql(`SELECT FROM audit_events WHERE command = 'members.withdrawInteraction'
      AND subject_id = '${memberId}'`);
    expect(audited).toHaveLength(2);
  });

  it('is never rewritten, given to another or deleted, whoever tries; it can only be emptied by erasing', async () => {
    const { interactionId } = await write({ memberId });
    const where = `WHERE member_id = ${memberId} AND interaction_id = ${interactionId}`;
    for (const change of ["text = 'x'", 'author_id = 2', "kind = 'call', direction = 'in'"]) {
      await expect(
        sql(`UPDATE member_interactions SET ${change} ${where}`),
        change,
      ).rejects.toMatchObject({ code: 'VN003' });
    }
    await expect(sql(`DELETE FROM member_interactions ${where}`)).rejects.toMatchObject({
      code: 'VN002',
    });
    await sql(`UPDATE member_interactions SET text = '' ${where}`);
  });

  it('of 8 pinned at once 5 stay pinned, the others are refused', async () => {
    const written = await Promise.all(Array.from({ length: 8 }, () => write({ memberId })));
    const answers = await Promise.allSettled(written.map((one) => pin(one.interactionId)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const shown = await pinned();
    expect(shown).toHaveLength(5);
    expect(await refusal(write({ memberId, isPinned: true }))).toMatchObject({ code: 'too_many' });
    await pin(shown[0]?.interactionId ?? 0, false);
    await write({ memberId, isPinned: true });
    expect(await pinned()).toHaveLength(5);
  });

  it('goes to nobody who may not read contacts', async () => {
    await write({ memberId, text: 'секрет', isPinned: true });
    expect(JSON.stringify(await timeline(memberId, {}, analyst), jsonSafe)).not.toContain('секрет');
    expect(await notes(analyst)).toEqual([]);
    expect(await refusal(runQuery(listPinnedInteractions, { memberId }, analyst))).toMatchObject({
      code: 'forbidden',
    });
  });
});

const jsonSafe = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
