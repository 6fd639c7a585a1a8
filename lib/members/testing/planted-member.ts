import 'server-only';
import { blockCard } from '@/lib/cards/commands/block-card';
import { issueCard } from '@/lib/cards/commands/issue-card';
import { supplementCard } from '@/lib/cards/commands/supplement-card';
import { recordConsent } from '@/lib/consents/commands/record-consent';
import { sendCode } from '@/lib/contacts/commands/send-code';
import { givenCardNumber } from '@/lib/domain/cards/card-number';
import { runCommand } from '@/lib/kernel/command';
import { adjustPoints } from '@/lib/points/commands/adjust';
import { pauseTask } from '@/lib/tasks/commands/pause-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { anna, at, finish, person, sql } from '@/lib/tasks/testing/task-desk';
import { addInteraction } from '../commands/add-interaction';
import { createAttribute } from '../commands/create-attribute';
import { noteOpened } from '../commands/note-opened';
import { revealContact } from '../commands/reveal-contact';
import { create, update } from './typed-members';

export const PHONE = '8 917 999-88-77';
export const EMAIL = 'zqx.mail@example.org';
const CARDS = [givenCardNumber(98_760_001), givenCardNumber(98_760_002)] as const;
/** Everything personal that is planted says one of these: no row of the product does by itself. */
export const TOKENS = ['zqx', 'зкщ', '9179998877', '9179998866', ...CARDS, '1961-07-13'];

const begin = async (memberId: number, kind: 'suspend' | 'reinstate' | 'closeMembership') =>
  (await runCommand(startTask, { kind, about: { memberId } }, anna, at)).taskId;

async function plantCards(memberId: number): Promise<void> {
  const [number, second] = CARDS;
  const given = await runCommand(issueCard, { memberId, number, note: 'zqx given' }, anna, at);
  const { cardId } = given;
  await runCommand(
    blockCard,
    { cardId, version: 1, reason: 'lost', note: 'zqx lost it' },
    anna,
    at,
  );
  await runCommand(
    supplementCard,
    { memberId, bearer: 'Zqxina Zqx', number: second, note: 'zqx her aunt' },
    anna,
    at,
  );
}

async function plantTasks(memberId: number): Promise<void> {
  const suspended = await begin(memberId, 'suspend');
  await finish({ taskId: suspended, version: 1 }, { cause: 'complaint', note: 'zqx complains' });
  const back = await begin(memberId, 'reinstate');
  await finish({ taskId: back, version: 1 }, { identity: 'document', note: 'zqx came' });
  const paused = await begin(memberId, 'closeMembership');
  await runCommand(
    pauseTask,
    {
      taskId: paused,
      version: 1,
      step: 0,
      answers: { closeCause: 'request', note: 'zqx thinks about it' },
      reason: 'member',
      note: 'zqx calls back',
    },
    anna,
    at,
  );
}

/** What colleagues wrote down about them. */
async function plantWords(memberId: number): Promise<void> {
  await runCommand(
    addInteraction,
    {
      memberId,
      kind: 'note',
      direction: null,
      text: 'zqx likes cats',
      happenedAt: null,
      isPinned: true,
    },
    anna,
    at,
  );
  await runCommand(
    recordConsent,
    {
      memberId,
      purpose: 'profiling',
      channel: 'none',
      decision: 'given',
      source: 'desk',
      evidence: 'signedForm',
      evidenceReference: 'zqx form 77',
    },
    anna,
    at,
  );
  await runCommand(sendCode, { memberId, contact: 'email' }, anna, at);
  await runCommand(
    revealContact,
    { memberId, field: 'phone', reason: 'other', note: 'zqx asked me to call' },
    anna,
    at,
  );
  await runCommand(noteOpened, { memberId }, anna, at);
  await runCommand(
    adjustPoints,
    {
      memberId,
      direction: 'give',
      points: '100.00',
      key: 'key-1',
      reason: 'goodwill',
      evidence: 'zqx letter',
      note: 'zqx was sad',
    },
    anna,
    at,
  );
}

/** A member whom the product knows everything about that it can; the id. */
export async function plantMember(): Promise<number> {
  await runCommand(
    createAttribute,
    { key: 'nickname', type: 'text', labelEn: 'Nickname', labelRu: 'Прозвище', options: [] },
    person(9, 'marketer'),
    at,
  );
  const { memberId } = await create(
    {
      kind: 'organisation',
      lastName: 'Zqxev',
      firstName: 'Зкщ',
      middleName: 'Zqxevich',
      birthOn: '1961-07-13',
      city: 'Zqxgrad',
      postalCode: 'ZQX001',
      address: 'Zqx street 5',
      source: 'zqx from a friend',
    },
    { phone: PHONE, email: EMAIL, external: 'ZQX-77' },
  );
  await update(memberId, {
    version: 1,
    details: { source: 'zqx from another friend' },
    attributes: { nickname: 'zqx the great' },
    contactPersons: [
      {
        personNo: null,
        name: 'Зкщина',
        role: 'zqx aunt',
        phone: '8 917 999-88-66',
        email: 'zqx2@example.org',
      },
    ],
  });
  await plantWords(memberId);
  await plantCards(memberId);
  await plantTasks(memberId);
  return memberId;
}

/** What only imports and merges leave behind. */
export async function plantLeftovers(memberId: number): Promise<void> {
  const { memberId: earlierId } = await create(
    { lastName: 'Zqxlov', firstName: 'Zqx' },
    { phone: '', email: '' },
  );
  await sql(
    `UPDATE members SET status = 'merged', merged_into = ${memberId} WHERE member_id = ${earlierId}`,
  );
  await sql(
    `INSERT INTO member_merges (member_id, loser_id, loser_status, kept, merged_at, actor)
     VALUES (${memberId}, ${earlierId}, 'active', '{"loser": {"lastName": "Zqxlov"}}', now(), 'x')`,
  );
  await sql(`
    INSERT INTO imports (import_id, kind, state, file_name, file_path, file_sha256, file_bytes, created_by)
    VALUES (1, 'members', 'done', 'm.csv', '/x', 'x', 1, 'x')`);
  await sql(`
    INSERT INTO import_problems (import_id, row_no, problem, value) VALUES
      (1, 1, 'a', 'ZQX-77, ${CARDS[0]}'), (1, 2, 'a', '+7 (917) 999-88-77'), (1, 3, 'a', '${EMAIL}'),
      (1, 4, 'a', 'somebody else')`);
  await sql(`
    INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor)
    VALUES (${memberId}, '2026-11-01', 1, '77', '2026-11-01', 1000)`);
  await sql(`INSERT INTO cohort_cells (start, cohort, month, home_store_id, customers, quarter_customers, receipts, revenue_minor)
    VALUES ('purchase', '2026-11-01', '2026-11-01', 1, 1, 1, 1, 1000)`);
}
