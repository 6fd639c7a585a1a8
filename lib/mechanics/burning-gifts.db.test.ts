import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { runCommand } from '@/lib/kernel/command';
import { type MailSink, openMailSink, useMail } from '@/lib/messaging/testing/mail-sink';
import { deliverAt } from '@/lib/messaging/testing/mechanic-desk';
import { consent, writeTexts } from '@/lib/messaging/testing/promotion';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { record } from '@/lib/purchases/testing/till-desk';
import { dropUnsent } from './commands/drop-unsent';
import {
  awardsOf,
  balanceOf,
  freshMechanics,
  launched,
  member,
  noon,
  runDay,
  TODAY,
  WORKER,
} from './testing/run-desk';

beforeAll(emptyProgramme);
beforeEach(freshMechanics);

describe('a gift that burns if unused', () => {
  let sink: MailSink;
  beforeAll(async () => {
    sink = await openMailSink();
    await writeTexts('2026-11-01');
  });
  beforeEach(() => useMail(sink.url));
  afterAll(() => sink.close());
  const both = (text: string) => ({ en: text, ru: text });
  const comeBack = (): Omit<MechanicJson, 'kind'> => ({
    occasion: { is: 'reactivation', lapsed: { by: 'days', days: 90 } },
    rewards: [{ is: 'points', points: '300', livesDays: 30 }],
    message: { kind: 'promotional', subject: both('Come back'), text: both('300 points wait') },
    creditedAfter: 'message',
  });

  /** Bought last on a day, may be written to at an address that was confirmed. */
  async function silentSince(day: string): Promise<number> {
    const memberId = await member();
    const purchasedAt = noon(day);
    await record({ memberId, purchasedAt }, purchasedAt);
    await sql(
      `UPDATE member_profiles SET email = 'm${memberId}@mail.ru' WHERE member_id = ${memberId}`,
    );
    await sql(
      `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
       VALUES (${memberId}, 'email', 'm${memberId}@mail.ru', 'code', 'system:test', now())`,
    );
    await consent(memberId, 'given', { now: noon('2026-11-02') });
    return memberId;
  }

  it('REA-02 finds who bought last 90 days ago and not 89, nor who never bought, and credits once the message was taken', async () => {
    const lapsed = await silentSince('2026-08-30');
    const notYet = await silentSince('2026-08-31');
    const never = await member();
    const ruleId = await launched(comeBack());
    await runDay(ruleId);
    expect(await awardsOf(ruleId)).toEqual([
      { member: lapsed, key: '2026-08-30', state: 'waiting', points: 300 },
    ]);
    expect(await balanceOf(lapsed)).toBe(0);
    await deliverAt(noon(TODAY));
    expect(sink.to(`m${lapsed}@mail.ru`)).toHaveLength(1);
    expect(await awardsOf(ruleId)).toMatchObject([{ state: 'given' }]);
    expect([await balanceOf(lapsed), await balanceOf(notYet), await balanceOf(never)]).toEqual([
      300, 0, 0,
    ]);
  });

  it('is not sent nor credited to who bought since it was decided, and the budget gets it back', async () => {
    const lapsed = await silentSince('2026-08-20');
    const ruleId = await launched(comeBack());
    await runDay(ruleId);
    expect(await awardsOf(ruleId)).toMatchObject([{ state: 'waiting' }]);
    await record({ memberId: lapsed, purchasedAt: noon(TODAY) }, noon(TODAY));
    await deliverAt(noon(TODAY));
    await runCommand(dropUnsent, {}, WORKER, { now: noon(TODAY) });
    expect(sink.to(`m${lapsed}@mail.ru`)).toEqual([]);
    expect(await awardsOf(ruleId)).toMatchObject([{ state: 'dropped', points: 0 }]);
    const [sum] = await sql('SELECT points::int AS points FROM mechanic_spent WHERE rule_id = $1', [
      ruleId,
    ]);
    expect(sum).toEqual({ points: 0 });
  });

  it('waits while its mechanic is paused, and goes when it goes on', async () => {
    const lapsed = await silentSince('2026-08-21');
    const ruleId = await launched(comeBack());
    await runDay(ruleId);
    await sql('UPDATE mechanic_switches SET paused_at = now(), paused_by = 9001');
    await deliverAt(noon(TODAY));
    expect(sink.to(`m${lapsed}@mail.ru`)).toEqual([]);
    await sql('UPDATE mechanic_switches SET paused_at = NULL, paused_by = NULL');
    await deliverAt(noon(TODAY));
    expect(sink.to(`m${lapsed}@mail.ru`)).toHaveLength(1);
  });
});
