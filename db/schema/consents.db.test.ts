import { beforeAll, describe, expect, it } from 'vitest';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { withTx } from '../write';

const ACTOR = { label: 'system:test', requestId: 'test' };
const sql = <Row extends object>(text: string) =>
  withTx(ACTOR, async ({ client }) => (await client.query<Row>(text)).rows);

const GIVEN = `'given', 1, 'ru', 'desk', 'signedForm', 'user:1', now()`;
const give = (memberId: number, channel = 'email') =>
  sql<{ id: number }>(
    `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
     VALUES (${memberId}, 'advertising', '${channel}', ${GIVEN}) RETURNING consent_id::float8 AS id`,
  );
const confirm = (memberId: number, value: string) =>
  sql(
    `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
     VALUES (${memberId}, 'email', '${value}', 'code', 'user:1', now())`,
  );

beforeAll(async () => {
  await seedMembers([
    { memberId: 1, email: 'one@mail.ru' },
    { memberId: 2, email: 'two@mail.ru' },
    { memberId: 3, email: 'three@mail.ru' },
  ]);
  await sql(
    `INSERT INTO consent_texts (purpose, version, language, text, valid_from_on, actor, created_at)
     VALUES ('advertising', 1, 'ru', 'Согласен', '2026-01-01', 'user:1', now())`,
  );
});

describe('consents in the database', () => {
  it('the latest record of a purpose and channel is what holds, and no one writes the state by hand', async () => {
    await give(1);
    await sql(
      `INSERT INTO consents (member_id, purpose, channel, decision, source, evidence, actor, happened_at)
       VALUES (1, 'advertising', 'email', 'withdrawn', 'desk', 'letter', 'user:1', now())`,
    );
    const held = await sql('SELECT channel, decision FROM consent_states WHERE member_id = 1');
    expect(held).toEqual([{ channel: 'email', decision: 'withdrawn' }]);
    await expect(
      sql(`UPDATE consent_states SET decision = 'given' WHERE member_id = 1`),
    ).rejects.toMatchObject({ code: 'VN002' });
  });

  it('a record is not rewritten or deleted; its reference can be forgotten', async () => {
    await give(2);
    for (const statement of [
      `UPDATE consents SET decision = 'withdrawn', text_version = NULL, text_language = NULL WHERE member_id = 2`,
      `UPDATE consents SET evidence_reference = 'другое' WHERE member_id = 2`,
      'DELETE FROM consents WHERE member_id = 2',
      `UPDATE consent_texts SET text = 'x'`,
    ]) {
      await expect(sql(statement)).rejects.toMatchObject({ code: 'VN002' });
    }
    await sql(`UPDATE consents SET evidence_reference = '' WHERE member_id = 2`);
  });

  it.each([
    ['personal data over a channel', `'personalData', 'email', ${GIVEN}`, 'consents_channel_fits'],
    ['advertising over none', `'advertising', 'none', ${GIVEN}`, 'consents_channel_fits'],
    [
      'a consent to no text',
      `'advertising', 'sms', 'given', NULL, NULL, 'desk', 'signedForm', 'user:1', now()`,
      'consents_given_to_a_text',
    ],
    [
      'a text that there is not',
      `'advertising', 'sms', 'given', 9, 'ru', 'desk', 'signedForm', 'user:1', now()`,
      'consents_text_fkey',
    ],
  ])('refuses %s', async (_, values, constraint) => {
    await expect(
      sql(
        `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
         VALUES (3, ${values})`,
      ),
    ).rejects.toMatchObject({ constraint });
  });
});

describe('confirmations in the database', () => {
  it('only of a contact that the member has, and a change of the contact ends it and forgets the value', async () => {
    await expect(confirm(1, 'two@mail.ru')).rejects.toMatchObject({ code: 'VN003' });
    await confirm(1, 'one@mail.ru');
    await sql(`UPDATE member_profiles SET first_name = 'Анна' WHERE member_id = 1`);
    const read = () =>
      sql(
        'SELECT value, ended_at IS NOT NULL AS ended FROM contact_confirmations WHERE member_id = 1',
      );
    expect(await read()).toEqual([{ value: 'one@mail.ru', ended: false }]);
    await sql(`UPDATE member_profiles SET email = 'other@mail.ru' WHERE member_id = 1`);
    expect(await read()).toEqual([{ value: null, ended: true }]);
    await expect(
      sql('UPDATE contact_confirmations SET ended_at = now() WHERE member_id = 1'),
    ).rejects.toMatchObject({ code: 'VN003' });
  });
});

describe('the outbox in the database', () => {
  const queue = (kind: string, consentId: number | null) =>
    sql<{ id: number }>(
      `INSERT INTO messages (member_id, channel, kind, template, language, next_at, queued_at, consent_id)
       VALUES (3, 'email', '${kind}', 'contactCode', 'ru', now(), now(), ${consentId}) RETURNING message_id::float8 AS id`,
    );

  it('no promotional message without a consent of the same member', async () => {
    await expect(queue('promotional', null)).rejects.toMatchObject({
      constraint: 'messages_promotional_by_consent',
    });
    const [other] = await give(2, 'sms');
    await expect(queue('promotional', other?.id ?? 0)).rejects.toMatchObject({
      constraint: 'messages_consent_fkey',
    });
  });

  it('an ended message does not change, none is sent without having begun, none is deleted', async () => {
    const [message] = await queue('service', null);
    const set = (values: string) =>
      sql(`UPDATE messages SET ${values} WHERE member_id = 3 AND message_id = ${message?.id}`);
    await expect(set(`state = 'sent', ended_at = now(), begun_at = now()`)).rejects.toMatchObject({
      code: 'VN003',
    });
    await set(`state = 'sending', begun_at = now()`);
    await set(`state = 'sent', ended_at = now()`);
    await expect(set(`state = 'queued', ended_at = NULL`)).rejects.toMatchObject({ code: 'VN003' });
    await expect(sql('DELETE FROM messages')).rejects.toMatchObject({ code: 'VN002' });
  });
});
