import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import type { TimelineKind } from '@/lib/domain/members/timeline/timeline';
import { purchaseKey } from '@/lib/domain/points/purchase-key';
import { toPoints, wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import { lapseHolds } from '@/lib/points/commands/lapse-holds';
import { openHold } from '@/lib/points/commands/open-hold';
import { credit } from '@/lib/points/ledger/credit';
import { debit } from '@/lib/points/ledger/debit';
import { lockAccount } from '@/lib/points/ledger/lock-accounts';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { openPosting } from '@/lib/purchases/posting/open-posting';
import { postPurchases } from '@/lib/purchases/posting/post-purchases';
import { seedMembers } from '../testing/seed-members';
import { tellEntries } from '../testing/tell-entries';
import { analyst, seedPeople, sql, timeline, wholeTimeline } from '../testing/told-members';
import { tellTierReason } from '../tier/tell-tier-reason';

const MEMBER = 5;
const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 9, day, hour));

const label = { label: 'user:1', requestId: 'test' };

/** Books something as of a moment. */
function book(now: Date, work: (context: LedgerContext) => Promise<unknown>): Promise<unknown> {
  return withTx(label, (tx) => work({ tx, actor: systemActor('till'), now }));
}

async function buyAndEarn(): Promise<void> {
  await withTx(label, async (tx) => {
    await openPosting(tx);
    await tx.client.query(
      `INSERT INTO posting (row_no, member_id, store_id, receipt, business_date, purchased_at, is_return, amount_minor)
       VALUES (0, ${MEMBER}, 1, 'R77', '2026-10-01', '2026-10-01 08:00Z', false, 500000)`,
    );
    await postPurchases(tx);
  });
  const [bought] = await sql<{ id: number }>(
    `SELECT purchase_id::float8 AS id FROM purchases WHERE member_id = ${MEMBER}`,
  );
  await book(at(1), async (context) => {
    const account = await lockAccount(context.tx, MEMBER, context.now);
    const movement = { source: 'purchase', key: purchaseKey('2026-10-01', bought?.id ?? 0) };
    const lot = { expiresAt: at(30) };
    await credit(context, account, { kind: 'earn', points: wholePoints(150), lot, movement });
  });
}

async function correctAndSpend(): Promise<void> {
  await book(at(2), async (context) => {
    const account = await lockAccount(context.tx, MEMBER, context.now);
    const movement = {
      source: 'adjust',
      key: 'a1',
      reason: 'goodwill',
      requestedBy: 1,
      approvedBy: 2,
      note: 'звонила с +79171112233',
    } as const;
    const lot = { expiresAt: null };
    await credit(context, account, { kind: 'adjust', points: toPoints(5050n), lot, movement });
  });
  await book(at(3), async (context) => {
    const account = await lockAccount(context.tx, MEMBER, context.now);
    const movement = { source: 'till', key: 's1' };
    await debit(context, account, { kind: 'redeem', points: wholePoints(20), movement });
  });
}

/** Promised for ten minutes, and over by itself. */
async function promise(): Promise<void> {
  const till = systemActor('till');
  const asked = { memberId: MEMBER, points: '10', key: 'h1', minutes: 10 };
  await runCommand(openHold, asked, till, { now: at(4) });
  await runCommand(lapseHolds, {}, till, { now: at(4, 12) });
}

/** Gives two consents and withdraws one, as staff wrote it down; a code goes out, an offer does not. */
async function agreeAndWrite(): Promise<void> {
  await writeTexts('2026-01-01');
  await sql(
    `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence,
       evidence_reference, actor, happened_at)
     VALUES ($1, 'personalData', 'none', 'given', 1, 'ru', 'till', 'signedForm', 'со слов +79170000005', 'user:1', $2),
       ($1, 'advertising', 'email', 'given', 1, 'ru', 'site', 'checkbox', '', 'system:site', $3),
       ($1, 'advertising', 'email', 'withdrawn', NULL, NULL, 'phone', 'recordedCall', 'З-17', 'user:2', $4)`,
    [MEMBER, at(5), at(6), at(8)],
  );
  await sql(
    `INSERT INTO messages (member_id, channel, kind, template, language, state, attempts, next_at, last_error, consent_id,
       queued_at, begun_at, ended_at)
     VALUES ($1, 'email', 'service', 'contactCode', 'ru', 'sent', 2, $2, 'timeout', NULL, $2, $2, $3),
       ($1, 'email', 'service', 'contactCode', 'ru', 'failed', 1, $4, 'smtp_550', NULL, $4, $4, $4),
       ($1, 'email', 'promotional', 'contactCode', 'ru', 'dropped', 0, $5, 'noConsent',
        (SELECT max(consent_id) FROM consents WHERE member_id = $1 AND decision = 'given'), $5, NULL, $5),
       ($1, 'sms', 'service', 'contactCode', 'ru', 'queued', 0, $6, NULL, NULL, $6, NULL, NULL)`,
    [MEMBER, at(7, 8), at(7, 9), at(7, 10), at(8), at(9)],
  );
}

/** Up by a merge, down by what the night found, and to none by nobody's word. */
async function changeTiers(): Promise<void> {
  const steps = [
    ['merge', '2'],
    ['lapsed', '1'],
    [null, 'NULL'],
  ] as const;
  for (const [reason, tierId] of steps) {
    await withTx(label, async (tx) => {
      if (reason !== null) await tellTierReason(tx, reason);
      await tx.client.query(`UPDATE members SET tier_id = ${tierId} WHERE member_id = ${MEMBER}`);
    });
  }
}

beforeAll(async () => {
  await seedPeople();
  await sql(`INSERT INTO tiers (tier_id, code, name_en, name_ru, rank) VALUES
    (1, 'base', 'Base', 'Базовый', 0), (2, 'gold', 'Gold', 'Золотой', 1) ON CONFLICT DO NOTHING`);
  await seedMembers([{ memberId: MEMBER, phone: '+79170000005', tierId: 1 }, { memberId: 6 }]);
  await buyAndEarn();
  await correctAndSpend();
  await promise();
  await agreeAndWrite();
  await changeTiers();
});

/** What a chip shows, in both languages, the newest first. */
const told = async (kind: TimelineKind) => tellEntries((await timeline(MEMBER, { kind })).entries);

describe('the timeline tells', () => {
  it('movements of points with why: receipt, reason, second person, and what was promised', async () => {
    expect(await told('points')).toMatchInlineSnapshot(`
      {
        "en": [
          "A promise of points ran out | 10 on hold",
          "Points promised to a purchase | 10 on hold",
          "Spent | balance 180.50",
          "Corrected by hand | why: goodwill | agreed by Борис | balance 200.50",
          "Earned | receipt R77, Баумана 44 | balance 150",
        ],
        "ru": [
          "Отложенные баллы освободились по сроку | отложено: 10",
          "Баллы отложены под покупку | отложено: 10",
          "Списание | остаток 180,50",
          "Исправление вручную | причина: жест доброй воли | согласие дал(а) Борис | остаток 200,50",
          "Начисление | чек R77, Баумана 44 | остаток 150",
        ],
      }
    `);
    const [, , spent, corrected, earned] = (await timeline(MEMBER, { kind: 'points' })).entries;
    expect(spent).toMatchObject({
      points: -2000n,
      href: `/members/${MEMBER}/points?upTo=3&open=3`,
    });
    expect(corrected).toMatchObject({ points: 5050n, actor: { kind: 'system' } });
    // The receipt is the cause: nobody is named beside it.
    expect(earned).toMatchObject({ points: 15_000n, actor: null });
  });

  it('consents given and withdrawn, with the version of the text and where it was said', async () => {
    expect(await told('consents')).toMatchInlineSnapshot(`
      {
        "en": [
          "Consent withdrawn: Advertising by e-mail | By phone | Recorded call | No. З-17",
          "Consent given: Advertising by e-mail | version 1 | On the site | Ticked box",
          "Consent given: Personal data | version 1 | At the till | Signed form | No. со слов +79170000005",
        ],
        "ru": [
          "Согласие отозвано: Реклама по почте | По телефону | Запись звонка | № З-17",
          "Согласие дано: Реклама по почте | версия 1 | На сайте | Отметка в форме",
          "Согласие дано: Персональные данные | версия 1 | На кассе | Подписанная анкета | № со слов +79170000005",
        ],
      }
    `);
  });

  it('messages queued, sent, failed and dropped, with why', async () => {
    expect(await told('messages')).toMatchInlineSnapshot(`
      {
        "en": [
          "Code that confirms a contact: queued | Text message | service",
          "Code that confirms a contact: dropped | E-mail | advertising | no consent any more",
          "Code that confirms a contact: queued | E-mail | advertising",
          "Code that confirms a contact: failed | E-mail | service | the mail server answered 550",
          "Code that confirms a contact: queued | E-mail | service",
          "Code that confirms a contact: sent | E-mail | service | 2 attempts",
          "Code that confirms a contact: queued | E-mail | service",
        ],
        "ru": [
          "Код для подтверждения контакта: в очереди | SMS | сервисное",
          "Код для подтверждения контакта: снято с отправки | Почта | реклама | согласия больше нет",
          "Код для подтверждения контакта: в очереди | Почта | реклама",
          "Код для подтверждения контакта: не отправлено | Почта | сервисное | почтовый сервер ответил 550",
          "Код для подтверждения контакта: в очереди | Почта | сервисное",
          "Код для подтверждения контакта: отправлено | Почта | сервисное | 2 попытки",
          "Код для подтверждения контакта: в очереди | Почта | сервисное",
        ],
      }
    `);
  });

  it('changes of tier, from which to which, and why', async () => {
    expect(await told('tiers')).toMatchInlineSnapshot(`
      {
        "en": [
          "No tier any more | corrected",
          "Tier down: Gold → Base | the spend of the period was not enough",
          "Tier up: Base → Gold | by a merge of two members",
        ],
        "ru": [
          "Уровня больше нет | исправлен",
          "Уровень понижен: Золотой → Базовый | сумма покупок за период меньше порога",
          "Уровень повышен: Базовый → Золотой | при объединении участников",
        ],
      }
    `);
  });

  it('events that a shop told, with what rules gave for them', async () => {
    await sql(
      `INSERT INTO member_events (member_id, name, reference, store_id, actor, occurred_at, booked_at) VALUES
         (${MEMBER}, 'reviewWritten', 'anna@mail.ru', NULL, 'apiKey:3', '2026-10-20 09:00Z', now())`,
    );
    await sql(
      `SET LOCAL session_replication_role = replica;
       INSERT INTO event_awards (member_id, rule_id, occurrence, version_id, event_id, seq, points)
       SELECT member_id, 1, event_id::text, 1, event_id, 1, 5000 FROM member_events WHERE member_id = ${MEMBER}`,
    );
    expect(await told('events')).toEqual({
      en: ['Event: reviewWritten | reference anna@mail.ru | points given: 50'],
      ru: ['Событие: reviewWritten | номер anna@mail.ru | дало баллов: 50'],
    });
  });

  it('to an analyst no contact and no reference of the evidence, in no byte', async () => {
    const { entries } = await wholeTimeline(MEMBER, {}, analyst);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set(['purchases', 'points', 'events', 'tiers', 'messages', 'consents', 'changes']),
    );
    const bytes = (all: unknown) =>
      JSON.stringify(all, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
    for (const secret of ['0000005', '1112233', 'З-17', 'звонила', 'со слов', 'anna@mail']) {
      expect(bytes(entries), secret).not.toContain(secret);
    }
    const support = await wholeTimeline(MEMBER);
    expect(bytes(support.entries)).toContain('З-17');
    expect(bytes(support.entries)).not.toContain('звонила');
  });
});

describe('a change of tier', () => {
  it('is written down whoever makes it, and never changed', async () => {
    const change = sql(`UPDATE tier_changes SET reason = 'earned'`);
    await expect(change).rejects.toThrow();
    await sql(`UPDATE members SET tier_id = NULL WHERE member_id = 6`);
    const untouched = await sql('SELECT FROM tier_changes WHERE member_id = 6');
    expect(untouched).toHaveLength(0);
    await sql(`UPDATE members SET tier_id = 2, version = version + 1 WHERE member_id = 6`);
    const rows = await sql(
      'SELECT from_tier_id AS "from", to_tier_id AS "to", reason, actor FROM tier_changes WHERE member_id = 6',
    );
    expect(rows).toEqual([{ from: null, to: 2, reason: 'other', actor: 'system:test' }]);
  });

  it('what mechanics gave, and that the member was held back', async () => {
    await sql(
      `INSERT INTO rules (rule_id, kind, name_en, name_ru) VALUES (77, 'mechanic', 'Birthday', 'День рождения'), (78, 'mechanic', 'Come back', 'Возврат')`,
    );
    await sql(
      `INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, state, decided_on, decided_at, due_on, points)
       VALUES ($1, 77, '2026', 1, 'given', '2026-10-10', $2, '2026-10-10', 15000), ($1, 78, '2026-08-01', 1, 'heldOut', '2026-10-11', $3, '2026-10-11', 0)`,
      [MEMBER, at(10), at(11)],
    );
    const { en, ru } = await told('events');
    expect(en.slice(-2)).toEqual([
      '“Come back”: held back for comparison',
      '“Birthday” gave its reward | 150 points',
    ]);
    expect(ru.slice(-2)).toEqual([
      '«Возврат»: в контроле для сравнения',
      '«День рождения»: награда выдана | баллы: 150',
    ]);
  });
});
