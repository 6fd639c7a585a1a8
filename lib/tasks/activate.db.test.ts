import { beforeAll, describe, expect, it } from 'vitest';
import { addConsentText } from '@/lib/consents/commands/add-consent-text';
import { recordConsent } from '@/lib/consents/commands/record-consent';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import { anna, at, cardsNow, finish, refusal, seedAgents, sql, start } from './testing/task-desk';

let nextMember = 500;

/** A member with a phone and a card that was handed out. */
async function seedIssued() {
  nextMember += 1;
  const memberId = nextMember;
  await seedMembers([{ memberId, phone: `+7917200${memberId}`, firstName: 'Ильдар' }]);
  const [row] = await sql<{ id: number }>(
    `INSERT INTO cards (member_id, number, status, issued_on)
     VALUES (${memberId}, '77840010339${String(memberId).padStart(5, '0')}', 'issued', '2026-11-01')
     RETURNING card_id::float8 AS id`,
  );
  return { memberId, cardId: row?.id ?? 0 };
}

const consentsOf = (memberId: number) =>
  sql(
    `SELECT purpose, decision, text_version AS version, source, evidence, actor FROM consents
     WHERE member_id = ${memberId} ORDER BY consent_id`,
  );
const confirmPhone = (memberId: number) =>
  sql(
    `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
     SELECT member_id, 'phone', phone, 'code', 'user:1', now() FROM member_profiles WHERE member_id = ${memberId}`,
  );
const agree = (memberId: number) =>
  runCommand(
    recordConsent,
    {
      memberId,
      purpose: 'personalData',
      channel: 'none',
      decision: 'given',
      source: 'desk',
      evidence: 'letter',
    },
    anna,
    at,
  );

beforeAll(async () => {
  await seedAgents();
  await seedMembers([]);
  await writeTexts('2026-11-01');
});

describe('activating a card', () => {
  it('writes down the consent to the text of today with what shows it', async () => {
    const holder = await seedIssued();
    const { taskId } = await start('activate', holder);
    expect(await refusal(finish({ taskId, version: 1 }, {}))).toMatchObject({
      code: 'invalid_input',
    });
    const answers = { termsAccepted: true, termsEvidence: 'recordedCall', phoneConfirmed: true };
    await finish({ taskId, version: 1 }, answers);
    expect(await cardsNow(holder)).toBe('active v2');
    expect(await consentsOf(holder.memberId)).toEqual([
      {
        purpose: 'personalData',
        decision: 'given',
        version: 1,
        source: 'desk',
        evidence: 'recordedCall',
        actor: 'user:1',
      },
    ]);
    const audit = await sql(
      `SELECT command FROM audit_events WHERE subject_kind = 'consent' AND after->>'memberId' = '${holder.memberId}'`,
    );
    expect(audit).toEqual([{ command: 'tasks.finish' }]);
  });

  it('asks nothing when the phone was confirmed by a code and the consent is there', async () => {
    const holder = await seedIssued();
    await confirmPhone(holder.memberId);
    await agree(holder.memberId);
    const { taskId } = await start('activate', holder);
    await finish({ taskId, version: 1 }, {});
    expect(await cardsNow(holder)).toBe('active v2');
    expect(await consentsOf(holder.memberId)).toHaveLength(1);
  });

  it('asks for the phone again when it changed after it was confirmed', async () => {
    const holder = await seedIssued();
    await confirmPhone(holder.memberId);
    await agree(holder.memberId);
    const { taskId } = await start('activate', holder);
    await sql(
      `UPDATE member_profiles SET phone = '+79990001122' WHERE member_id = ${holder.memberId}`,
    );
    expect(await refusal(finish({ taskId, version: 1 }, {}))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await cardsNow(holder)).toBe('issued v1');
  });

  it('asks for the terms again once a newer text is valid, not before', async () => {
    const holder = await seedIssued();
    await confirmPhone(holder.memberId);
    await agree(holder.memberId);
    const add = (validFromOn: string) =>
      runCommand(
        addConsentText,
        { purpose: 'personalData', texts: { en: 'New', ru: 'Новый' }, validFromOn },
        systemActor('test'),
        at,
      );
    await add('2026-11-21');
    const { taskId } = await start('activate', holder);
    await finish({ taskId, version: 1 }, {});
    const other = await seedIssued();
    await confirmPhone(other.memberId);
    await agree(other.memberId);
    await sql(`INSERT INTO consent_texts SELECT purpose, 3, language, text, '2026-11-20', actor, created_at
      FROM consent_texts WHERE purpose = 'personalData' AND version = 2`);
    const later = await start('activate', other);
    const bare = await refusal(finish({ taskId: later.taskId, version: 1 }, {}));
    expect(bare).toMatchObject({ code: 'invalid_input' });
    await finish({ taskId: later.taskId, version: 1 }, { termsAccepted: true });
    const texts = (await consentsOf(other.memberId)).map((row) => Object(row).version);
    expect(texts).toEqual([1, 3]);
  });
});
