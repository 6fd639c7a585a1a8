import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { anna, at, boris, finish, refusal, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { eraseMember } from '../commands/erase-member';
import { suspendMember } from '../commands/suspend-member';
import { updateMember } from '../commands/update-member';
import { getMember } from '../queries/get-member';
import { EMAIL, PHONE, plantLeftovers, plantMember, TOKENS } from '../testing/planted-member';
import { seedMembers } from '../testing/seed-members';
import { create, details, KEPT } from '../testing/typed-members';

let sink: MailSink;
let memberId = 0;

/** Rows of any table, partitions apart, that say a token: the table and how many. */
async function traces(): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'staging') AND c.relkind = 'r' ORDER BY 1`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const said = TOKENS.map((token) => `t::text ILIKE '%${token}%'`).join(' OR ');
    const [row] = await sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} t WHERE ${said}`,
    );
    if (row !== undefined && row.count > 0) found[name.replace('public.', '')] = row.count;
  }
  return found;
}

/** The books: rows and sums that erasing leaves as they are. */
async function books(): Promise<Record<string, string>> {
  const kept = [
    'purchases',
    'purchase_lines',
    'receipt_claims',
    'member_summary',
    'member_months',
    'cohort_cells',
    'cohort_tier_cells',
    'cohort_deltas',
    'store_days',
    'store_day_deltas',
    'item_days',
    'rfm_cells',
    'point_accounts',
    'point_entries',
    'point_lots',
    'point_allocations',
    'point_keys',
    'consent_states',
  ];
  const sums: Record<string, string> = {};
  for (const table of kept) {
    const [row] = await sql<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${table} t`,
    );
    sums[table] = row?.sum ?? '';
  }
  return sums;
}

const BEFORE = [
  'audit_events',
  'card_bearers',
  'card_events',
  'cards',
  'consents',
  'identity_claims',
  'import_problems',
  'member_attributes',
  'member_contact_persons',
  'member_interactions',
  'member_merges',
  'member_profiles',
  'members',
  'point_entry_notes',
  'task_events',
  'tasks',
];

beforeAll(async () => {
  sink = await openMailSink();
  useMail(sink.url);
  await seedMembers([]);
  await sql("SELECT ensure_month_partitions('2026-11-01', '2026-11-30')");
  await seedAgents();
  await writeTexts('2026-11-01');
  memberId = await plantMember();
  await plantLeftovers(memberId);
});
afterAll(() => sink.close());

describe('erasing a member', () => {
  it('is never done by one person', async () => {
    const alone = runCommand(eraseMember, { memberId, reason: 'request' }, anna, at);
    expect(await refusal(alone)).toEqual({ code: 'member_refused', reason: 'needs_second_person' });
  });

  it('leaves no trace in any table, and the books as they were', async () => {
    expect(Object.keys(await traces())).toEqual(BEFORE);
    const before = await books();
    const { taskId } = await runCommand(
      startTask,
      { kind: 'erase', about: { memberId } },
      anna,
      at,
    );
    await finish({ taskId, version: 1 }, { eraseCause: 'law', code: String(memberId) });
    expect(await refusal(runCommand(approveTask, { taskId, version: 2 }, anna, at))).toEqual({
      code: 'own_approval',
    });
    await runCommand(approveTask, { taskId, version: 2 }, boris, at);
    expect(await traces()).toEqual({});
    expect(await books()).toEqual(before);
  });

  it('ends cards, tasks and messages that waited, and keeps what happened', async () => {
    const lines = await sql<{ line: string }>(`
      SELECT concat_ws(' ', 'card', status, number = '#' || card_id) AS line FROM cards WHERE member_id = ${memberId}
      UNION ALL SELECT concat_ws(' ', 'task', kind, state) FROM tasks WHERE member_id = ${memberId}
      UNION ALL SELECT concat_ws(' ', 'message', state) FROM messages WHERE member_id = ${memberId}
      UNION ALL SELECT concat_ws(' ', 'consent', purpose, decision) FROM consents WHERE member_id = ${memberId}
      UNION ALL SELECT 'code sent' FROM contact_codes WHERE member_id = ${memberId}
      UNION ALL SELECT 'opened' FROM recent_members WHERE member_id = ${memberId}
      UNION ALL SELECT concat_ws(' ', 'refused', value) FROM import_problems WHERE value <> ''
      ORDER BY 1`);
    expect(lines.map(({ line }) => line)).toEqual([
      'card closed t',
      'card void t',
      'consent profiling given',
      'message dropped',
      'refused somebody else',
      'task closeMembership cancelled',
      'task erase done',
      'task reinstate done',
      'task suspend done',
    ]);
  });

  it('leaves a page with the number alone, and refuses what is done with members', async () => {
    const page = await runQuery(getMember, { memberId }, anna, at);
    expect(page).toMatchObject({
      name: '',
      code: `MBR-${memberId}`,
      status: 'anonymised',
      phone: null,
      email: null,
      birthOn: null,
      externalIds: [],
    });
    const edited = runCommand(
      updateMember,
      { memberId, version: 9, details: details(), identities: KEPT, birthEvidence: '' },
      anna,
      at,
    );
    expect(await refusal(edited)).toMatchObject({ code: 'wrong_state' });
    const suspended = runCommand(suspendMember, { memberId, reason: 'abuse' }, anna, at);
    expect(await refusal(suspended)).toMatchObject({ reason: 'is_anonymised' });
    const again = { memberId, reason: 'law', secondPerson: true } as const;
    expect(await refusal(runCommand(eraseMember, again, anna, at))).toMatchObject({
      reason: 'is_anonymised',
    });
  });

  it('frees the contacts for somebody new', async () => {
    const next = await create({ lastName: 'Новый' }, { phone: PHONE, email: EMAIL });
    expect(next.memberId).not.toBe(memberId);
  });
});
