import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { CARD_RIGHTS } from '@/lib/domain/cards/states';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { expireCards } from './commands/expire-cards';
import { CARD_COMMANDS } from './operations';
import { getCard } from './queries/get-card';
import { sql } from './testing/life-runner';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };
const NOW = new Date('2026-11-20T21:30:00Z');
const CHECKED = { identityChecked: true };
const PLASTIC = ['4012345678901', '9771234567003', '9783161484100', '1234567890128'] as const;

const { issue, activate, block, unblock, replace, renew, close, void: take } = CARD_COMMANDS;

type Card = { readonly cardId: number; readonly version: number };
const at = { now: NOW };

async function activeCard(memberId: number): Promise<Card> {
  const issued = await runCommand(issue, { memberId, expiresOn: '2027-05-31' }, support, at);
  const input = { ...issued, termsAccepted: true, phoneConfirmed: true };
  return runCommand(activate, input, support, at);
}

const seen = ({ cardId }: Card) => runQuery(getCard, { cardId }, support);

beforeAll(() =>
  seedMembers([
    {
      memberId: 1,
      firstName: 'Ильдар',
      lastName: 'Сафиуллин',
      card: '7784001033915526',
      tierId: 4,
    },
    { memberId: 2, card: '7784001033915534' },
    { memberId: 3, status: 'suspended' },
    { memberId: 4 },
  ]),
);

describe('a card from hand-over to its end', () => {
  it('is issued with a number of our range, activated, renewed, and tells its life', async () => {
    const active = await activeCard(1);
    const input = { ...active, expiresOn: '2028-05-31', note: 'Просил дольше' };
    const renewed = await runCommand(renew, input, support, at);
    expect(renewed).toMatchObject({ status: 'active', version: 3 });
    const page = await seen(active);
    expect(page.number).toMatch(/^2981\d{9}$/);
    expect(page).toMatchObject({ issuedOn: '2026-11-21', expiresOn: '2028-05-31' });
    expect(page.member).toMatchObject({ code: 'MBR-1', name: 'Ильдар Сафиуллин' });
    expect(
      page.events.map(({ version, operation, to, checks, note }) => [
        version,
        operation,
        to,
        checks,
        note,
      ]),
    ).toEqual([
      [1, 'issue', 'issued', [], ''],
      [2, 'activate', 'active', ['termsAccepted', 'phoneConfirmed'], ''],
      [3, 'renew', 'active', [], 'Просил дольше'],
    ]);
    const told = await runQuery(getCard, { cardId: active.cardId }, analyst);
    expect(told.events.map(({ note }) => note)).toEqual(['', '', '']);
  });

  it('is renewed only to a later day, and not when it has no end', async () => {
    const active = await activeCard(1);
    const same = runCommand(renew, { ...active, expiresOn: '2027-05-31' }, support, at);
    await expect(same).rejects.toMatchObject({ details: { reason: 'validity_not_later' } });
    const endless = await runCommand(renew, { ...active, expiresOn: null }, support, at);
    const again = runCommand(renew, { ...endless, expiresOn: '2030-01-01' }, support, at);
    await expect(again).rejects.toMatchObject({ details: { reason: 'validity_not_later' } });
  });

  it('expires when its last day is over in the programme zone, once, and is then replaced', async () => {
    const active = await activeCard(4);
    const run = (now: string) =>
      runCommand(expireCards, {}, systemActor('test'), { now: new Date(now) });
    expect(await run('2027-05-31T20:59:59Z')).toBe(0);
    expect(await run('2027-05-31T21:00:00Z')).toBeGreaterThan(0);
    expect(await run('2027-05-31T21:00:00Z')).toBe(0);
    expect((await seen(active)).status).toBe('expired');
    const input = { cardId: active.cardId, version: 3, ...CHECKED };
    expect(await runCommand(replace, input, support, at)).toMatchObject({ status: 'replaced' });
  });

  it('that was never used is taken back; an active one is closed instead', async () => {
    const issued = await runCommand(issue, { memberId: 4, isVirtual: true }, support, at);
    expect(await runCommand(take, issued, support, at)).toMatchObject({ status: 'void' });
    const refused = runCommand(take, await activeCard(4), support, at);
    await expect(refused).rejects.toMatchObject({
      code: 'card_refused',
      details: { reason: 'is_active' },
    });
  });

  it('made for a member earlier is issued by its number on the day it is handed over', async () => {
    await sql(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '${PLASTIC[3]}', 4)`,
    );
    await sql(
      `INSERT INTO cards (member_id, number, status, issued_on) VALUES (4, '${PLASTIC[3]}', 'produced', '2026-01-01')`,
    );
    const issued = await runCommand(issue, { memberId: 4, number: PLASTIC[3] }, support, at);
    expect(await seen(issued)).toMatchObject({
      status: 'issued',
      issuedOn: '2026-11-21',
      version: 2,
    });
  });

  it('changes only as it was seen: the second of two editors is told the new version', async () => {
    const card = await activeCard(1);
    await runCommand(block, { ...card, reason: 'lost' }, support, at);
    await expect(runCommand(close, card, support, at)).rejects.toMatchObject({
      code: 'stale_version',
      details: { version: card.version + 1 },
    });
  });

  it('leaves an audit row without its number', async () => {
    const card = await activeCard(1);
    const [row] = await sql<{ before: unknown; after: object }>(
      `SELECT before, after FROM audit_events WHERE command = 'cards.activate' AND subject_id = '${card.cardId}'`,
    );
    expect(row).toMatchObject({
      before: { status: 'issued' },
      after: { status: 'active', version: 2 },
    });
    expect(JSON.stringify(row)).not.toContain('2981');
  });

  it('is not touched by those without the right', async () => {
    await expect(runCommand(issue, { memberId: 1 }, analyst, at)).rejects.toMatchObject({
      code: 'forbidden',
      details: { permission: 'cards.operate' },
    });
  });
});

describe('blocking', () => {
  it('CARD-03 stops an active card with its reason; unblocking after an identity check clears it', async () => {
    const card = await activeCard(1);
    const blocked = await runCommand(block, { ...card, reason: 'request' }, support, at);
    expect(await seen(card)).toMatchObject({
      status: 'blocked',
      blockReason: 'request',
      rights: { mayEarn: false, mayRedeem: false },
    });
    const unchecked = runCommand(unblock, { ...blocked, identityChecked: false }, support, at);
    await expect(unchecked).rejects.toMatchObject({ details: { reason: 'needs_identity_check' } });
    await runCommand(unblock, { ...blocked, ...CHECKED }, support, at);
    expect(await seen(card)).toMatchObject({ status: 'active', blockReason: null });
  });

  it('CARD-04 a harmless block becomes fraud, an active card too; issuing its number says blocked', async () => {
    const card = await activeCard(1);
    const asked = await runCommand(block, { ...card, reason: 'request' }, support, at);
    const fraud = await runCommand(block, { ...asked, reason: 'fraud' }, support, at);
    expect(await seen(card)).toMatchObject({ status: 'blocked', blockReason: 'fraud' });
    for (const operation of [unblock, replace]) {
      const refused = runCommand(operation, { ...fraud, ...CHECKED }, support, at);
      await expect(refused).rejects.toMatchObject({ details: { reason: 'needs_second_person' } });
    }
    const { number } = await seen(card);
    await expect(runCommand(issue, { memberId: 2, number }, support, at)).rejects.toMatchObject({
      details: { reason: 'is_blocked' },
    });
    const direct = await runCommand(
      block,
      { ...(await activeCard(1)), reason: 'fraud' },
      support,
      at,
    );
    expect(direct.status).toBe('blocked');
  });

  it('a stolen card is never unblocked, only replaced', async () => {
    const card = await activeCard(1);
    const stolen = await runCommand(block, { ...card, reason: 'stolen' }, support, at);
    await expect(runCommand(unblock, { ...stolen, ...CHECKED }, support, at)).rejects.toMatchObject(
      {
        details: { reason: 'stolen_only_replaced' },
      },
    );
    const replaced = await runCommand(replace, { ...stolen, ...CHECKED }, support, at);
    expect(replaced.newCard.status).toBe('active');
  });

  it('CARD-05 a closed card gives no rights and comes back by no operation', async () => {
    const closed = await runCommand(close, await activeCard(1), support, at);
    const page = await seen(closed);
    expect(page.rights).toEqual(CARD_RIGHTS.closed);
    expect(page.rights).toEqual({ mayEarn: false, mayRedeem: false });
    expect(new Set(page.operations.map(({ refusal }) => refusal))).toEqual(new Set(['is_closed']));
  });
});

describe('numbers', () => {
  it('CARD-06 a replaced card leads to the new one, which is active; the member and tier stay', async () => {
    const old = await activeCard(1);
    const input = { ...old, ...CHECKED, newNumber: '4012 3456 78901' };
    const { newCard } = await runCommand(replace, input, support, at);
    expect(newCard).toMatchObject({
      number: PLASTIC[0],
      status: 'active',
      memberId: 1,
      version: 1,
    });
    const before = await seen(old);
    expect(before).toMatchObject({
      status: 'replaced',
      replacedBy: { cardId: newCard.cardId, number: PLASTIC[0] },
    });
    const after = await runQuery(getCard, { number: PLASTIC[0] }, support);
    expect(after).toMatchObject({ replaces: { cardId: old.cardId }, member: before.member });
    expect(after.member.tier).not.toBeNull();
    expect(after.events.at(0)).toMatchObject({
      operation: 'replace',
      related: { cardId: old.cardId },
    });
    expect(before.events.at(-1)).toMatchObject({
      operation: 'replace',
      related: { cardId: newCard.cardId },
    });
  });

  it('CARD-17 the number of a replaced card still finds its member, and says that it is replaced', async () => {
    const old = await activeCard(1);
    const { number } = await seen(old);
    await runCommand(replace, { ...old, ...CHECKED }, support, at);
    const found = await runQuery(getCard, { number }, support);
    expect(found).toMatchObject({ status: 'replaced', member: { memberId: 1 } });
    expect(found.replacedBy?.number).toMatch(/^2981/);
  });

  it('CARD-01 CARD-09 a number that another member has is refused, also when theirs has expired', async () => {
    const taken = { code: 'card_refused', details: { reason: 'number_taken' } };
    const issueTo1 = (number: string) => runCommand(issue, { memberId: 1, number }, support, at);
    await expect(issueTo1('7784001033915534')).rejects.toMatchObject(taken);
    const theirs = await runCommand(
      issue,
      { memberId: 2, number: PLASTIC[1], expiresOn: '2026-12-31' },
      support,
      at,
    );
    await runCommand(expireCards, {}, systemActor('test'), {
      now: new Date('2027-02-01T00:00:00Z'),
    });
    expect((await seen(theirs)).status).toBe('expired');
    await expect(issueTo1(PLASTIC[1])).rejects.toMatchObject(taken);
    const found = await runQuery(getCard, { number: PLASTIC[1] }, support);
    expect(found.member.memberId).toBe(2);
  });

  it('a slip in a printed number is refused, and the number stays free', async () => {
    const slip = runCommand(issue, { memberId: 4, number: '9783161484101' }, support, at);
    await expect(slip).rejects.toMatchObject({ details: { reason: 'number_wrong' } });
    expect(await sql(`SELECT FROM identity_claims WHERE value = '9783161484101'`)).toEqual([]);
  });

  it('I7 of ten members who are issued one number at once, one has it', async () => {
    await seedMembers(Array.from({ length: 10 }, (_, n) => ({ memberId: 100 + n })));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        runCommand(issue, { memberId: 100 + n, number: PLASTIC[2] }, support, at),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await sql(`SELECT count(*)::int AS n FROM cards WHERE number = '${PLASTIC[2]}'`),
    ).toEqual([{ n: 1 }]);
  });

  it('a suspended member is issued no card', async () => {
    await expect(runCommand(issue, { memberId: 3 }, support, at)).rejects.toMatchObject({
      details: { reason: 'member_not_active' },
    });
  });
});
