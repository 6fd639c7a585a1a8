import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { analyst, refusal } from '@/lib/members/testing/typed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { archiveTemplate } from './commands/archive-template';
import { saveTemplate } from './commands/save-template';
import { sendTest } from './commands/send-test';
import { getMessageSettings } from './queries/get-message-settings';
import { getOutboxHealth } from './queries/get-outbox-health';
import { listOutbox } from './queries/list-outbox';
import { listSuppressions } from './queries/list-suppressions';
import { listTemplates } from './queries/list-templates';
import { previewTemplate } from './queries/preview-template';
import { type MailSink, openMailSink, useMail } from './testing/mail-sink';
import { deliverAt, seedMechanic, tell } from './testing/mechanic-desk';

const NOW = new Date('2026-11-27T12:00:00Z');
const at = { now: NOW };
const MEMBER = 10_001;
const marketer: UserActor = { kind: 'user', userId: 9_001, role: 'marketer', requestId: 'test' };

let sink: MailSink;
beforeAll(async () => {
  sink = await openMailSink();
  await emptyProgramme();
  await seedMembers([{ memberId: MEMBER, firstName: 'Анна', email: 'anna@mail.ru' }]);
  // Its author and reviewer are the people of this test.
  await seedMechanic();
});
beforeEach(() => useMail(sink.url));
afterAll(() => sink.close());

const both = (text: string) => ({ en: text, ru: text });
const words = (name: string, text = 'Здравствуйте, {{ first_name }}!') => ({
  name,
  kind: 'promotional' as const,
  subject: both('{{ programme }}'),
  text: both(text),
});

describe('the library of texts', () => {
  it('keeps what a marketer writes, a version at a time, and refuses the slower of two', async () => {
    const made = await runCommand(saveTemplate, { ...words('Birthday'), seen: null }, marketer, at);
    const saved = await runCommand(
      saveTemplate,
      { ...words('Birthday', 'С днём рождения!'), seen: made },
      marketer,
      at,
    );
    expect(saved).toEqual({ templateId: made.templateId, version: 2 });
    const slower = runCommand(saveTemplate, { ...words('Birthday'), seen: made }, marketer, at);
    expect(await refusal(slower)).toMatchObject({ code: 'stale_version' });
    const taken = runCommand(saveTemplate, { ...words('birthday'), seen: null }, marketer, at);
    expect(await refusal(taken)).toMatchObject({ code: 'already_exists' });
    const [listed] = await runQuery(listTemplates, {}, analyst, at);
    expect(listed).toMatchObject({ name: 'Birthday', version: 2, text: both('С днём рождения!') });
    await runCommand(archiveTemplate, { ...saved, isArchived: true }, marketer, at);
    expect(await runQuery(listTemplates, {}, analyst, at)).toEqual([]);
    expect(await runQuery(listTemplates, { isArchived: true }, analyst, at)).toHaveLength(1);
  });

  it('refuses what texts may not say, by name and place, and whoever may not write', async () => {
    const wrong = { ...words('Wrong'), text: { en: 'fine', ru: '{{ password }}' }, seen: null };
    expect(await refusal(runCommand(saveTemplate, wrong, marketer, at))).toEqual({
      code: 'template_refused',
      details: { reason: 'unknownVariable', name: 'password', field: 'text.ru' },
    });
    const reader = runCommand(saveTemplate, { ...words('Mine'), seen: null }, analyst, at);
    expect(await refusal(reader)).toMatchObject({
      details: { permission: 'messages.edit' },
    });
  });

  it('shows a text as a member would read it, and what it has no value for', async () => {
    const letter = await runQuery(
      previewTemplate,
      {
        subject: both('Для {{ first_name }}'),
        text: both('{{ points }} до {{ expires_on }} {{ coupon_code }} <b>'),
        memberId: MEMBER,
        language: 'ru',
        award: { points: '30000', expiresOn: '2026-12-31', couponCode: null, couponUntil: null },
      },
      analyst,
      at,
    );
    expect(letter).toMatchObject({ subject: 'Для Анна', text: '300 до 31 декабря 2026  <b>' });
    expect(letter.html).toContain('&lt;b&gt;');
    expect(letter.empty).toEqual(['coupon_code']);
  });

  it('sends a test to who asks for it, in the words of the member, and no more than 20 an hour', async () => {
    const { templateId } = await runCommand(
      saveTemplate,
      { ...words('Try'), seen: null },
      marketer,
      at,
    );
    const ask = () =>
      runCommand(
        sendTest,
        { memberId: MEMBER, language: 'ru', words: { templateId } },
        marketer,
        at,
      );
    await ask();
    await deliverAt(NOW);
    expect(sink.to('author@rules.test').map(({ body }) => body)[0]).toContain(
      'Здравствуйте, Анна!',
    );
    expect(sink.to('anna@mail.ru')).toEqual([]);
    for (let times = 1; times < 20; times += 1) await ask();
    expect(await refusal(ask())).toMatchObject({ code: 'too_many_attempts' });
    await sql('TRUNCATE messages');
  });
});

describe('the outbox', () => {
  it('says of each message what became of it and why, narrowed and page by page', async () => {
    const gift = await seedMechanic({ kind: 'service' });
    const ids = Array.from({ length: 60 }, (_, one) => 20_000 + one);
    await seedMembers(ids.map((memberId) => ({ memberId, email: `o${memberId}@mail.ru` })));
    await tell(gift, ids, { now: NOW, kind: 'service' });
    sink.behaviour.answer = (to) =>
      to === 'o20000@mail.ru' ? { code: 550, text: 'nobody' } : null;
    await deliverAt(NOW);
    const first = await runQuery(listOutbox, { ruleId: gift.ruleId }, analyst, at);
    expect(first.messages).toHaveLength(50);
    const rest = await runQuery(
      listOutbox,
      { ruleId: gift.ruleId, before: first.next },
      analyst,
      at,
    );
    expect([rest.messages.length, rest.next]).toEqual([10, null]);
    const failed = await runQuery(listOutbox, { state: 'failed', reason: 'smtp' }, analyst, at);
    expect(failed.messages).toMatchObject([
      { memberId: 20_000, reason: 'smtp_550', mechanic: { ruleId: gift.ruleId }, events: [] },
    ]);
    expect(await runQuery(listOutbox, { reason: 'capDay' }, analyst, at)).toEqual({
      messages: [],
      next: null,
    });
    expect(await runQuery(getOutboxHealth, {}, analyst, at)).toMatchObject({
      due: 0,
      sent: 59,
      failed: 1,
      reasons: [{ reason: 'smtp_550', count: 1 }],
    });
    expect(await runQuery(listSuppressions, { memberId: 20_000 }, analyst, at)).toMatchObject([
      { channel: 'email', reason: 'bounce' },
    ]);
    expect(await runQuery(getMessageSettings, {}, analyst, at)).toMatchObject({
      capADay: 1,
      channels: { email: true, sms: false, push: false, webhook: false },
    });
  });
});
