import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { runCommand } from '@/lib/kernel/command';
import { startTask } from '@/lib/tasks/commands/start-task';
import {
  anna,
  at,
  cardsNow,
  finish,
  type Holder,
  refusal,
  seedAgents,
  seedHolder,
  sql,
} from '@/lib/tasks/testing/task-desk';
import { finishClosing } from './finish-closing';
import { reinstateMember } from './reinstate-member';

const system = systemActor('test');

async function done(kind: TaskKind, { memberId }: Holder, answers: TaskAnswers) {
  const { taskId } = await runCommand(startTask, { kind, about: { memberId } }, anna, at);
  return finish({ taskId, version: 1 }, answers);
}
const close = (holder: Holder, code = String(holder.memberId)) =>
  done('closeMembership', holder, { closeCause: 'request', code });
const endDue = (day: string) =>
  runCommand(finishClosing, {}, system, { now: new Date(`${day}T06:00:00Z`) });

async function standing({ memberId }: Holder): Promise<string> {
  const [row] = await sql<{ text: string }>(
    `SELECT concat_ws(' ', m.status, m.closes_on, k.status) AS text
     FROM members m JOIN member_sort_keys k USING (member_id) WHERE member_id = ${memberId}`,
  );
  return row?.text ?? '';
}

beforeAll(seedAgents);

describe('a membership that is closed', () => {
  it('ends 14 days after 20 November, with its card, and only once', async () => {
    const holder = await seedHolder();
    await close(holder);
    expect(await standing(holder)).toBe('closing 2026-12-04 closing');
    expect(await cardsNow(holder)).toBe('active v1');
    expect(await endDue('2026-12-03')).toBe(0);
    expect(await endDue('2026-12-04')).toBe(1);
    expect(await standing(holder)).toBe('closed closed');
    expect(await cardsNow(holder)).toBe('closed v2');
    expect(await endDue('2026-12-05')).toBe(0);
  });

  it('ends for all 51 whose day has come in two runs', async () => {
    const holders = await Promise.all(Array.from({ length: 51 }, () => seedHolder()));
    const ids = holders.map(({ memberId }) => memberId).join(', ');
    await sql(
      `UPDATE members SET status = 'closing', closes_on = '2026-12-01' WHERE member_id IN (${ids})`,
    );
    expect([await endDue('2026-12-01'), await endDue('2026-12-01')]).toEqual([50, 1]);
    const [{ open } = { open: -1 }] = await sql<{ open: number }>(
      `SELECT count(*)::int AS open FROM cards WHERE member_id IN (${ids}) AND status <> 'closed'`,
    );
    expect(open).toBe(0);
  });

  it('voids a card that was never activated and closes a blocked one', async () => {
    const holder = await seedHolder();
    await sql(`
      INSERT INTO cards (member_id, number, status, block_reason, issued_on) VALUES
        (${holder.memberId}, '77840099${holder.memberId}1', 'issued', NULL, '2026-01-01'),
        (${holder.memberId}, '77840099${holder.memberId}2', 'blocked', 'lost', '2026-01-01')`);
    await close(holder);
    await endDue('2026-12-04');
    expect(await cardsNow(holder)).toBe('closed v2, void v2, closed v2');
  });

  it('is reinstated within its days of grace, and not after them', async () => {
    const holder = await seedHolder();
    await close(holder);
    await done('reinstate', holder, { identity: 'document' });
    expect(await standing(holder)).toBe('active active');
    expect(await endDue('2026-12-04')).toBe(0);
    await close(holder);
    await endDue('2026-12-04');
    const late = runCommand(reinstateMember, { memberId: holder.memberId }, anna, at);
    expect(await refusal(late)).toEqual({ code: 'member_refused', reason: 'is_closed' });
  });

  it('is not closed by the number of another member', async () => {
    const holder = await seedHolder();
    expect(await refusal(close(holder, String(holder.memberId + 1)))).toEqual({
      code: 'invalid_input',
      fields: ['code'],
    });
    expect(await standing(holder)).toMatch(/^active/);
  });

  it('CARD-03 is reinstated after it was suspended, and its card was there all the time', async () => {
    const holder = await seedHolder();
    await done('suspend', holder, { cause: 'complaint' });
    expect(await standing(holder)).toBe('suspended suspended');
    await done('reinstate', holder, { identity: 'document' });
    expect(await standing(holder)).toBe('active active');
    expect(await cardsNow(holder)).toBe('active v1');
  });
});
