import { beforeAll, describe, expect, it } from 'vitest';
import { blockCard } from '@/lib/cards/commands/block-card';
import { recordConsent } from '@/lib/consents/commands/record-consent';
import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { runCheck } from '@/lib/doctor/run-check';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { searchMembers } from '@/lib/members/queries/search-members';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import {
  anna,
  earn,
  figures,
  ledgerDifferences,
  openLots,
  redeem,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { mergeMembers } from './commands/merge-members';
import { unmergeMembers } from './commands/unmerge-members';
import { seedMembers } from './testing/seed-members';

let last = 5000;

/** Two members who are one person: the first with phone and card, the second with e-mail and card. */
async function seedTwo(): Promise<{ readonly a: number; readonly b: number }> {
  const a = last + 1;
  const b = last + 2;
  last = b;
  await seedMembers([
    {
      memberId: a,
      firstName: 'Анна',
      lastName: 'Ким',
      phone: `+7917${String(a).padStart(7, '0')}`,
      card: `7784${String(a).padStart(9, '0')}`,
    },
    {
      memberId: b,
      firstName: 'Аня',
      lastName: 'Ким',
      email: `b${b}@example.org`,
      phone: `+7918${String(b).padStart(7, '0')}`,
      card: `7784${String(b).padStart(9, '0')}`,
    },
  ]);
  return { a, b };
}

const merge = (survivorId: number, loserId: number, choices = {}) =>
  runCommand(mergeMembers, { survivorId, loserId, choices }, anna);
const unmerge = (memberId: number) => runCommand(unmergeMembers, { memberId }, anna);

async function facts(memberId: number): Promise<string> {
  const [row] = await sql<{ text: string }>(
    `SELECT concat_ws(' ', m.status, m.merged_into, p.first_name, p.phone, p.email,
       (SELECT string_agg(c.status || coalesce(' to ' || c.moved_to, ''), ', ' ORDER BY c.card_id)
        FROM cards c WHERE c.member_id = m.member_id)) AS text
     FROM members m LEFT JOIN member_profiles p USING (member_id) WHERE m.member_id = $1`,
    [memberId],
  );
  return row?.text ?? 'nobody';
}

async function isTrue(): Promise<void> {
  expect(await ledgerDifferences()).toEqual([]);
  for (const id of ['identity-claims', 'cards', 'summary-totals', 'member-months', 'sort-keys']) {
    const check = DOCTOR_CHECKS.find((one) => one.id === id);
    expect(check, id).toBeDefined();
    if (check === undefined || check.slicedBy !== 'none') continue;
    const { examples } = await runCheck(check, (text, parameter) =>
      sql(text, parameter === undefined ? [] : [parameter]),
    );
    expect(examples, id).toEqual([]);
  }
}

beforeAll(async () => {
  await seedPeople();
  await writeTexts('2026-01-01');
});

describe('merging two members', () => {
  it('brings points with their ends, cards and contacts to the one who stays, and each field as chosen', async () => {
    const { a, b } = await seedTwo();
    await earn(a, 100, { expiresAt: '2027-06-01T00:00:00Z' });
    await earn(b, 40, { expiresAt: '2027-01-01T00:00:00Z' });
    await merge(a, b, { firstName: 'loser' });
    expect(await facts(a)).toBe(
      `active Аня +7917${String(a).padStart(7, '0')} b${b}@example.org active, active`,
    );
    expect(await facts(b)).toBe(`merged ${a} Аня closed to ${a}`);
    expect(await figures(a)).toBe('140');
    expect(await figures(b)).toBe('0');
    expect(await openLots(a)).toEqual(['40 until 2027-01-01', '100 until 2027-06-01']);
    await isTrue();
  });

  it('the number of a card of the one who went finds the one who stays', async () => {
    const { a, b } = await seedTwo();
    await merge(a, b);
    const text = `7784${String(b).padStart(9, '0')}`;
    const { members } = await runQuery(searchMembers, { text }, anna);
    expect(members.map(({ memberId }) => memberId)).toEqual([a]);
  });

  it('is undone: two members again, each with what was theirs, and a change made since stays', async () => {
    const { a, b } = await seedTwo();
    await earn(a, 100);
    await earn(b, 40, { expiresAt: '2027-01-01T00:00:00Z' });
    const before = [await facts(a), await facts(b)];
    await merge(a, b, { phone: 'loser' });
    expect(await facts(a)).toContain(`+7918${String(b).padStart(7, '0')}`);
    await unmerge(b);
    expect([await figures(a), await figures(b)]).toEqual(['100', '40']);
    expect(await openLots(b)).toEqual(['40 until 2027-01-01']);
    const [afterA, afterB] = [await facts(a), await facts(b)];
    expect(afterA).toBe(`${before[0]}, closed to ${b}`);
    expect(afterB).toBe(before[1]?.replace(/active$/, `closed to ${a}, active`));
    expect(await refusal(unmerge(b))).toEqual({ code: 'member_refused', reason: 'merge_was_used' });
    await isTrue();
  });

  it('cannot be undone once a point of it was spent', async () => {
    const { a, b } = await seedTwo();
    await earn(b, 40);
    await merge(a, b);
    await redeem(a, '10');
    expect(await refusal(unmerge(b))).toEqual({ code: 'points_refused', reason: 'touched' });
    expect(await facts(b)).toContain('merged');
    await isTrue();
  });

  it('I8: A into B, B into A and a redemption at once: one merge, no circle, no point lost', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { a, b } = await seedTwo();
      await earn(a, 100);
      await earn(b, 50);
      const outcomes = await Promise.all([
        refusal(merge(a, b)),
        refusal(merge(b, a)),
        refusal(redeem(a, '30')),
      ]);
      expect(outcomes.slice(0, 2).filter((one) => one === null)).toHaveLength(1);
      const rows = await sql<{ status: string; balance: string }>(
        `SELECT m.status, coalesce(p.balance, 0)::text AS balance FROM members m LEFT JOIN point_accounts p USING (member_id)
         WHERE m.member_id IN ($1, $2)`,
        [a, b],
      );
      expect(rows.map(({ status }) => status).sort()).toEqual(['active', 'merged']);
      const total = rows.reduce((sum, { balance }) => sum + Number(balance), 0);
      expect(total).toBe(outcomes[2] === null ? 12_000 : 15_000);
      await isTrue();
    }
  });

  it('whoever was merged before leads to the last one, and back when it is undone', async () => {
    const { a, b } = await seedTwo();
    const { a: c } = await seedTwo();
    await merge(a, b);
    await merge(c, a);
    expect(await facts(b)).toContain(`merged ${c}`);
    await unmerge(a);
    expect(await facts(b)).toContain(`merged ${a}`);
    expect(await facts(a)).toContain('active');
  });

  it('whoever withdrew a consent under the number that goes has withdrawn it; one given there does not carry over', async () => {
    const { a, b } = await seedTwo();
    const consent = { source: 'desk', evidence: 'signedForm', evidenceReference: '' } as const;
    const say = (memberId: number, channel: 'sms' | 'email', decision: 'given' | 'withdrawn') =>
      runCommand(
        recordConsent,
        { memberId, purpose: 'advertising', channel, decision, ...consent },
        anna,
      );
    await say(a, 'sms', 'given');
    await say(b, 'sms', 'withdrawn');
    await say(b, 'email', 'given');
    await merge(a, b);
    const rows = await sql<{ channel: string; decision: string }>(
      'SELECT channel, decision FROM consent_states WHERE member_id = $1 ORDER BY channel',
      [a],
    );
    expect(rows).toEqual([{ channel: 'sms', decision: 'withdrawn' }]);
  });

  it('a merged member is not edited, not merged again and gets no card operation', async () => {
    const { a, b } = await seedTwo();
    await merge(a, b);
    expect(await refusal(merge(b, a))).toMatchObject({ code: 'member_refused' });
    expect(await refusal(merge(a, a))).toEqual({ code: 'member_refused', reason: 'same_member' });
    expect(await refusal(redeem(b, '1'))).toMatchObject({ code: 'points_refused' });
    const [card] = await sql<{ id: number; version: number }>(
      'SELECT card_id::float8 AS id, version FROM cards WHERE member_id = $1',
      [b],
    );
    const input = { cardId: card?.id ?? 0, version: card?.version ?? 0, reason: 'lost' as const };
    expect(await refusal(runCommand(blockCard, input, anna))).toMatchObject({
      code: 'card_refused',
    });
  });

  it('the database refuses a circle and a way back that the table does not hold', async () => {
    const { a, b } = await seedTwo();
    await merge(a, b);
    await expect(
      sql(`UPDATE members SET status = 'merged', merged_into = ${b} WHERE member_id = ${a}`),
    ).rejects.toThrow();
    await expect(
      sql(`UPDATE members SET status = 'closed' WHERE member_id = ${b}`),
    ).rejects.toThrow();
  });
});
