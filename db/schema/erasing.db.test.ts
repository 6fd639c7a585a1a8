import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { seedMembers } from '@/lib/members/testing/seed-members';

const ACTOR = { label: 'system:test', requestId: 'test' };
const ERASED = 1;
const ACTIVE = 2;

/** Runs a statement while the transaction says that it erases the member; null: it says nothing. Then takes it back. */
async function changing(text: string, erasing: number | null): Promise<number | string> {
  const back = new Error('back');
  let changed = 0;
  const ended = await withTx(ACTOR, async ({ client }) => {
    if (erasing !== null) {
      await client.query("SELECT set_config('vernost.erasing', $1, true)", [String(erasing)]);
    }
    changed = (await client.query(text)).rowCount ?? 0;
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    throw back;
  }).catch((error: unknown) => error);
  return ended === back ? changed : String((ended as { code?: unknown }).code);
}

beforeAll(async () => {
  await seedMembers([
    { memberId: ERASED, status: 'anonymised', card: '7784001033900001' },
    { memberId: ACTIVE, card: '7784001033900002' },
  ]);
  await withTx(ACTOR, async ({ client }) => {
    await client.query(`
      INSERT INTO users (user_id, email, name, role, password_hash) VALUES (1, 'a@b.c', 'A', 'support', 'x')`);
    for (const member of [ERASED, ACTIVE]) {
      await client.query(
        `INSERT INTO tasks (member_id, kind, definition_version, seen, opened_by, state, answers, opened_at, touched_at,
           ended_at) VALUES ($1, 'suspend', 1, '{}', 1, 'done', '{"note": "about them"}', now(), now(), now())`,
        [member],
      );
      await client.query(
        `INSERT INTO task_events (member_id, task_id, task_version, move, step, note, actor, happened_at)
         SELECT member_id, task_id, 1, 'open', 'cause', 'about them', 'x', now() FROM tasks WHERE member_id = $1`,
        [member],
      );
      await client.query(
        `UPDATE cards SET status = 'closed', version = version + 1 WHERE member_id = $1`,
        [member],
      );
      await client.query(
        `INSERT INTO card_events (member_id, card_id, card_version, operation, from_status, to_status, note, actor,
           happened_at)
         SELECT member_id, card_id, version, 'close', 'active', 'closed', 'about them', 'x', now()
         FROM cards WHERE member_id = $1`,
        [member],
      );
      await client.query(
        `INSERT INTO audit_events (actor, request_id, command, subject_kind, subject_id, after) VALUES
           ('x', 'test', 'members.revealContact', 'member', $1, '{"reason": "other", "note": "about them"}'),
           ('x', 'test', 'members.update', 'member', $1, '{"note": "about them"}')`,
        [String(member)],
      );
    }
  });
});

/** What erasing does to the words about a member. */
const EMPTYING = [
  "UPDATE tasks SET answers = '{}', pause_note = '' WHERE member_id = $",
  "UPDATE task_events SET note = '' WHERE member_id = $",
  "UPDATE card_events SET note = '' WHERE member_id = $",
  "UPDATE cards SET number = '#' || card_id WHERE member_id = $",
  `UPDATE audit_events SET after = after || '{"note": ""}'
   WHERE command = 'members.revealContact' AND subject_id = '$'`,
] as const;

/** Everything else that somebody might try while a member is being erased. */
const REWRITING = [
  `UPDATE tasks SET answers = '{"note": "other"}' WHERE member_id = $`,
  "UPDATE tasks SET answers = '{}', state = 'cancelled' WHERE member_id = $",
  "UPDATE tasks SET answers = '{}', kind = 'reinstate' WHERE member_id = $",
  'DELETE FROM tasks WHERE member_id = $',
  "UPDATE task_events SET note = 'other' WHERE member_id = $",
  "UPDATE task_events SET note = '', actor = 'y' WHERE member_id = $",
  'DELETE FROM task_events WHERE member_id = $',
  "UPDATE card_events SET note = 'other' WHERE member_id = $",
  "UPDATE card_events SET note = '', happened_at = now() - interval '1 day' WHERE member_id = $",
  'DELETE FROM card_events WHERE member_id = $',
  "UPDATE cards SET number = '7784001033900003' WHERE member_id = $",
  "UPDATE cards SET number = '#' || card_id, status = 'active' WHERE member_id = $",
  "UPDATE cards SET number = '#' || card_id, expires_on = '2030-01-01' WHERE member_id = $",
  `UPDATE audit_events SET after = '{"note": ""}'
   WHERE command = 'members.revealContact' AND subject_id = '$'`,
  `UPDATE audit_events SET after = after || '{"note": ""}', actor = 'y'
   WHERE command = 'members.revealContact' AND subject_id = '$'`,
  `UPDATE audit_events SET after = after || '{"note": ""}'
   WHERE command = 'members.update' AND subject_id = '$'`,
  "DELETE FROM audit_events WHERE subject_id = '$'",
] as const;

const about = (text: string, member: number) => text.replace('$', String(member));

describe('the words about an erased member', () => {
  it.each(EMPTYING)('go: %s', async (text) => {
    expect(await changing(about(text, ERASED), ERASED)).toBe(1);
  });

  it.each(EMPTYING)('stay where no member is being erased: %s', async (text) => {
    expect(await changing(about(text, ERASED), null)).toMatch(/^VN00[23]$/);
  });

  it.each(EMPTYING)('stay while another member is being erased: %s', async (text) => {
    expect(await changing(about(text, ERASED), ACTIVE)).toMatch(/^VN00[23]$/);
  });

  it.each(EMPTYING)('stay of a member who is not erased, whatever is said: %s', async (text) => {
    expect(await changing(about(text, ACTIVE), ACTIVE)).toMatch(/^VN00[23]$/);
  });

  it.each(REWRITING)('are not rewritten while they are erased: %s', async (text) => {
    expect(await changing(about(text, ERASED), ERASED)).toMatch(/^VN00[23]$/);
  });

  it('are not rewritten with the number of a card in use', async () => {
    await withTx(ACTOR, ({ client }) =>
      client.query(
        `INSERT INTO cards (member_id, number, status, issued_on) VALUES ($1, '7784001033900004', 'active', '2026-01-01')`,
        [ERASED],
      ),
    );
    const text =
      "UPDATE cards SET number = '#' || card_id WHERE member_id = $ AND status = 'active'";
    expect(await changing(about(text, ERASED), ERASED)).toBe('VN003');
  });
});
