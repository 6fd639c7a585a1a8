import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { releaseContact, suppressContact } from './commands/change-suppression';
import { updateMessageSettings } from './commands/update-message-settings';
import { type MailSink, openMailSink, useMail } from './testing/mail-sink';
import { deliverAt, type SeededMechanic, seedMechanic, tell } from './testing/mechanic-desk';
import { agent, consent, writeTexts } from './testing/promotion';

const ACTOR = { label: 'system:test', requestId: 'test' };
/** 15:00 in Moscow, on a Friday. */
const NOW = new Date('2026-11-27T12:00:00Z');
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

let sink: MailSink;
let nextId = 10_000;
let gift: SeededMechanic;
beforeAll(async () => {
  sink = await openMailSink();
  await emptyProgramme();
  await writeTexts('2026-11-01');
  gift = await seedMechanic();
});
beforeEach(() => {
  useMail(sink.url);
  sink.behaviour.answer = () => null;
});
afterAll(() => sink.close());

type Some = { readonly email?: string | null; readonly phone?: string; readonly status?: string };

/** A member, with an e-mail and the consent to be written to there unless told. */
async function seeded({ email, ...some }: Some = {}, isAgreed = true): Promise<number> {
  nextId += 1;
  const memberId = nextId;
  const address = email === undefined ? `g${memberId}@mail.ru` : email;
  const contact = address === null ? {} : { email: address };
  await seedMembers([{ memberId, firstName: 'Анна', ...contact, ...some }]);
  if (isAgreed) await consent(memberId, 'given', { now: NOW });
  return memberId;
}
const outbox = (memberId: number) =>
  sql<{ channel: string; state: string; reason: string | null; attempts: number }>(
    `SELECT channel, state, last_error AS reason, attempts FROM messages WHERE member_id = ${memberId} ORDER BY message_id`,
  );
const suspend = (memberId: number) =>
  withTx(ACTOR, ({ client }) =>
    client.query(`UPDATE members SET status = 'suspended' WHERE member_id = $1`, [memberId]),
  );
const lettersTo = (memberId: number) => sink.to(`g${memberId}@mail.ru`);

describe('messages of mechanics', () => {
  it('are queued for 3,000 members in one statement, each by the first channel that may be used, or with a reason', async () => {
    const ids = Array.from({ length: 3_000 }, (_, place) => 50_001 + place);
    await seedMembers(ids.map((memberId) => ({ memberId, email: `n${memberId}@mail.ru` })));
    await withTx(ACTOR, ({ client }) =>
      client.query(
        `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
         SELECT id, 'advertising', 'email', 'given', 1, 'ru', 'site', 'checkbox', 'x', now() FROM unnest($1::bigint[]) id
         WHERE id % 3 > 0`,
        [ids],
      ),
    );
    const told = await tell(gift, ids, { now: NOW });
    expect(told.map(({ memberId }) => memberId)).toEqual(ids);
    expect(told.filter(({ messageId }) => messageId !== null).length).toBe(2_000);
    expect(new Set(told.flatMap(({ refused }) => refused ?? []))).toEqual(new Set(['noConsent']));
    const [named] = await sql(
      `SELECT count(*)::int AS count FROM messages m JOIN consents c USING (member_id, consent_id)
       WHERE m.rule_version_id = ${gift.ruleVersionId} AND c.decision = 'given' AND m.kind = 'promotional'`,
    );
    expect(named).toEqual({ count: 2_000 });
    const numbers = told.flatMap(({ messageId }) => messageId ?? []);
    const [own] = await sql(
      `SELECT count(*)::int AS count FROM messages WHERE message_id = ANY ('{${numbers.join()}}')`,
    );
    expect(own).toEqual({ count: 2_000 });
    await withTx(ACTOR, ({ client }) => client.query('TRUNCATE messages'));
  });

  it('say why nobody is told: suspended, without a contact, without a consent, or where nothing arrives', async () => {
    const away = await seeded({ status: 'suspended' }, false);
    const bare = await seeded({ email: null }, false);
    const silent = await seeded({}, false);
    const dead = await seeded();
    await runCommand(suppressContact, { memberId: dead, channel: 'email' }, agent, { now: NOW });
    const told = await tell(gift, [away, bare, silent, dead], { now: NOW });
    expect(told.map(({ refused }) => refused)).toEqual([
      'notActive',
      'noChannel',
      'noConsent',
      'suppressed',
    ]);
    await runCommand(releaseContact, { memberId: dead, channel: 'email' }, agent, { now: NOW });
    const [again] = await tell(gift, [dead], { now: NOW });
    expect(again?.refused).toBeNull();
  });

  it('go to a confirmed contact before another, and to nobody else where only that counts', async () => {
    useMail(sink.url, '{phone}@sms.example.org');
    const member = await seeded({ phone: '+79170000077' });
    await consent(member, 'given', { channel: 'sms', now: NOW });
    expect(await tell(gift, [member], { now: NOW, onlyConfirmed: true })).toMatchObject([
      { refused: 'noChannel' },
    ]);
    await withTx(ACTOR, ({ client }) =>
      client.query(
        `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
         VALUES ($1, 'phone', '+79170000077', 'code', 'x', now())`,
        [member],
      ),
    );
    await tell(gift, [member], { now: NOW, onlyConfirmed: true });
    expect(await outbox(member)).toMatchObject([{ channel: 'sms' }]);
  });

  it('arrive in the member’s words with a way out that mail programs know, as text and as HTML', async () => {
    const member = await seeded();
    await tell(gift, [member], { now: NOW });
    await deliverAt(NOW);
    const [letter] = lettersTo(member);
    expect(letter?.body).toContain('Здравствуйте, Анна! Вам 300 баллов.');
    expect(letter?.body).toContain('<p>Здравствуйте, Анна! Вам 300 баллов.</p>');
    expect(letter?.headers).toMatch(/^Content-Type: multipart\/alternative/m);
    const headers = letter?.headers.replace(/\r\n\s+/g, ' ') ?? '';
    expect(headers).toMatch(
      /^List-Unsubscribe: <https?:\/\/[^>]+\/api\/public\/unsubscribe\/[\w-]+>$/m,
    );
    expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(`${headers}${letter?.body}`).not.toContain(`/${member}`);
  });
});

describe('an advertising message', () => {
  it('above the cap of a day waits for tomorrow, above that of a week until it is of no use, and service ones do not count', async () => {
    const member = await seeded();
    const tale = await seedMechanic({ kind: 'service', text: 'Баланс: {{ balance }}' });
    for (const _ of [1, 2]) await tell(tale, [member], { now: NOW, kind: 'service' });
    for (const _ of [1, 2, 3, 4]) await tell(gift, [member], { now: NOW });
    await deliverAt(NOW);
    expect(lettersTo(member)).toHaveLength(3);
    expect((await outbox(member)).map(({ state, reason }) => reason ?? state)).toEqual([
      ...['sent', 'sent', 'sent', 'capDay', 'capDay', 'capDay'],
    ]);
    await deliverAt(at(21));
    expect(lettersTo(member)).toHaveLength(4);
    await deliverAt(at(45));
    expect(lettersTo(member)).toHaveLength(5);
    // Sunday's was the third of the week: the next could go on Monday at nine, 66 hours after it was queued.
    expect((await outbox(member)).at(-1)).toMatchObject({ state: 'queued', reason: 'capWeek' });
    await deliverAt(at(66));
    expect((await outbox(member)).at(-1)).toMatchObject({ state: 'sent', reason: null });
  });

  it('that two workers hold two of for one member goes once a day', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => seeded()));
    for (const _ of [1, 2]) await tell(gift, ids, { now: NOW });
    await Promise.all(['one', 'two', 'three'].map((worker) => deliverAt(NOW, worker)));
    expect(ids.map((id) => lettersTo(id).length)).toEqual(ids.map(() => 1));
  });

  it('waits in the night of the member, and is dropped when it would wait until it is of no use', async () => {
    const far = await seeded();
    const [late, brief] = [await seeded(), await seeded()];
    await withTx(ACTOR, ({ client }) =>
      client.query(
        `UPDATE member_profiles SET time_zone = 'Asia/Vladivostok' WHERE member_id = $1`,
        [far],
      ),
    );
    await tell(gift, [far], { now: NOW });
    await tell(gift, [late], { now: at(6) });
    await tell(gift, [brief], { now: at(6), usefulUntil: at(12) });
    await deliverAt(NOW);
    await deliverAt(at(6));
    expect([lettersTo(far), lettersTo(late), lettersTo(brief)].flat()).toEqual([]);
    expect(await outbox(far)).toMatchObject([
      { state: 'queued', reason: 'quietHours', attempts: 0 },
    ]);
    expect(await outbox(brief)).toMatchObject([{ state: 'dropped', reason: 'quietHours' }]);
    await deliverAt(at(11));
    expect([lettersTo(far).length, lettersTo(late).length]).toEqual([1, 0]);
    await deliverAt(at(18));
    expect(lettersTo(late)).toHaveLength(1);
  });

  it('is dropped when the member is suspended meanwhile, when nothing arrives there any more, and when it is stale', async () => {
    const [away, dead, old] = [await seeded(), await seeded(), await seeded()];
    await tell(gift, [away, dead, old], { now: NOW, notBefore: at(1) });
    await suspend(away);
    await runCommand(suppressContact, { memberId: dead, channel: 'email' }, agent, { now: NOW });
    await withTx(ACTOR, ({ client }) =>
      client.query('UPDATE messages SET next_at = $2 WHERE member_id = $1', [old, at(72)]),
    );
    await deliverAt(at(1));
    await deliverAt(at(72));
    expect(await Promise.all([away, dead, old].map(outbox))).toMatchObject([
      [{ state: 'dropped', reason: 'notActive' }],
      [{ state: 'dropped', reason: 'suppressed' }],
      [{ state: 'dropped', reason: 'stale' }],
    ]);
  });

  it('to whom the server knows not ends it for the contact, for service messages too, and for whoever has it', async () => {
    const [member, twin] = [await seeded(), await seeded()];
    await tell(gift, [member], { now: NOW });
    sink.behaviour.answer = () => ({ code: 550, text: 'no such user' });
    await deliverAt(NOW);
    expect(await outbox(member)).toMatchObject([{ state: 'failed', reason: 'smtp_550' }]);
    sink.behaviour.answer = () => null;
    const [reason] = await sql(
      `SELECT reason, channel FROM suppressions WHERE member_id = ${member}`,
    );
    expect(reason).toEqual({ reason: 'bounce', channel: 'email' });
    await withTx(ACTOR, ({ client }) =>
      client.query(
        'UPDATE member_profiles SET email = (SELECT email FROM member_profiles WHERE member_id = $2) WHERE member_id = $1',
        [twin, member],
      ),
    );
    const told = await tell(gift, [member, twin], { now: NOW, kind: 'service' });
    expect(told.map(({ refused }) => refused)).toEqual(['suppressed', 'suppressed']);
  });

  it('obeys other settings from the moment they are saved', async () => {
    const member = await seeded();
    const seen = {
      ...{ capADay: 1, capAWeek: 3, quietFromMinute: 1_260, quietUntilMinute: 540, staleHours: 72 },
    };
    const boss = { ...agent, role: 'admin' as const };
    await runCommand(updateMessageSettings, { ...seen, capADay: 2, seen }, boss, { now: NOW });
    await expect(
      runCommand(updateMessageSettings, { ...seen, seen }, boss, { now: NOW }),
    ).rejects.toMatchObject({ code: 'stale_version' });
    for (const _ of [1, 2, 3]) await tell(gift, [member], { now: NOW });
    await deliverAt(NOW);
    expect(lettersTo(member)).toHaveLength(2);
    await runCommand(updateMessageSettings, { ...seen, seen: { ...seen, capADay: 2 } }, boss, {
      now: NOW,
    });
  });
});
