import { beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { TIER_REASONS } from '@/lib/domain/members/tier-reasons';
import { runCommand } from '@/lib/kernel/command';
import {
  anna,
  boris,
  entries,
  figures,
  newMember,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { claimReceipt } from './commands/claim-receipt';
import { at, begin, booked, finish, onPaper, TODAY } from './testing/claims-desk';
import { ACTOR, emptyProgramme } from './testing/posting-desk';
import { keptOf, line, NOW, nextReceipt, noRules, rate, record, rule } from './testing/till-desk';

const write = (text: string, values: readonly unknown[] = []) =>
  withTx(ACTOR, ({ client }) => client.query(text, [...values]));

beforeEach(async () => {
  await emptyProgramme();
  await seedPeople();
  await noRules();
  await write('TRUNCATE point_allowances');
});

type Said = Parameters<typeof record>[0];

/** A guest's receipt of a till, and the answers that claim it. */
async function guests(said: Said = {}) {
  const receipt = nextReceipt();
  const { businessDate, purchaseId } = await record({ receipt, ...said });
  return {
    businessDate,
    purchaseId,
    answers: booked(receipt, `${businessDate}:${purchaseId}`, businessDate),
  };
}

/** Claims it for a member. */
const claim = async (memberId: number, { answers }: { answers: Record<string, string> }) =>
  finish(await begin(memberId), answers);

/** Decision and points that are kept with the purchases of a member. */
const decided = (memberId: number) =>
  sql(
    `SELECT decision->'decided' AS decided, facts - 'store' AS facts, earned::int, rule_ids, rule_points, withheld
     FROM purchase_decisions WHERE member_id = $1 ORDER BY purchase_id`,
    [memberId],
  );

describe('a claimed receipt is decided by the rules of its own day', () => {
  it('CARD-02: a till’s guest receipt earns and is kept exactly as one that was recorded with the member, though rules changed since', async () => {
    const { ruleId } = await seedRule({ definition: rate('0.2'), startsOn: '2020-01-01' });
    await rule(rate('0.1', { when: { tiers: [2] } }));
    const [withCard, without] = [await newMember(), await newMember()];
    await write(
      `INSERT INTO tier_changes (member_id, happened_at, from_tier_id, to_tier_id, reason, actor)
       SELECT id, '2026-11-18', 2, 1, $2, 'system:test' FROM unnest($1::bigint[]) AS id`,
      [[withCard, without], TIER_REASONS[0]],
    );
    const purchasedAt = new Date('2026-11-10T09:00:00Z');
    const lines = [line(70_000, { category: 'tea' }), line(30_000)];
    await record({ memberId: withCard, purchasedAt, lines });
    const free = await guests({ purchasedAt, lines });
    // Since the 15th the first rule gives five times as much; and the tier has been another one since the 18th.
    await seedRule({ definition: rate('10'), startsOn: '2026-11-15', ruleId });
    await claim(without, free);
    expect(await entries(without)).toEqual(['earn 300']);
    expect(await decided(without)).toEqual(await decided(withCard));
  });

  it('takes the card that the member would have shown: of those that might earn then the youngest', async () => {
    const member = await newMember();
    const [{ id = 0 } = {}] = await sql<{ id: number }>(
      `INSERT INTO card_types (code, name_en, name_ru, check_digit, number_length, procedures)
       VALUES ('GLD', 'Gold', 'Золотая', 'luhn', 16, '{atTill}') RETURNING card_type_id AS id`,
    );
    await rule(rate('1', { when: { cardTypes: [id] } }));
    await write(
      `INSERT INTO cards (member_id, number, status, issued_on, card_type_id)
       VALUES ($1::bigint, $1::bigint || '0', 'active', '2026-01-01', NULL), ($1, $1::bigint || '1', 'active', '2026-02-01', $2),
         ($1, $1::bigint || '2', 'closed', '2026-03-01', NULL), ($1, $1::bigint || '3', 'active', '2026-11-19', NULL)`,
      [member, id],
    );
    const early = await guests({ purchasedAt: new Date('2026-11-12T09:00:00Z') });
    await claim(member, early);
    await claim(member, await guests());
    expect(await entries(member)).toEqual(['earn 1000']);
  });

  it('PTS-26: a cap of the month leaves the claim what is left of it, and says so', async () => {
    await rule(rate('1', { caps: { month: '1000' } }));
    const member = await newMember();
    await record({ memberId: member, lines: [line(70_000)] });
    await claim(member, await guests({ lines: [line(50_000)] }));
    expect(await entries(member)).toEqual(['earn 700', 'earn 300']);
    const [row] = await sql<{ trims: unknown }>(
      `SELECT decision->'decided'->'outcomes'->0->'trims'->0 AS trims FROM purchase_decisions
       WHERE member_id = $1 ORDER BY purchase_id DESC LIMIT 1`,
      [member],
    );
    expect(row?.trims).toEqual(['month', expect.any(Number), '500', '300']);
  });

  it('eight claims of 250 at once under a cap of 1,000 a month: who saw another figure is refused, and 1,000 are given', async () => {
    await rule(rate('1', { caps: { month: '1000' } }));
    const member = await newMember();
    const free = await Promise.all(
      Array.from({ length: 8 }, () => guests({ lines: [line(25_000)] })),
    );
    const ask = (place: number, points: string) => {
      const { businessDate, purchaseId } = free[place] ?? { businessDate: '', purchaseId: 0 };
      const what = { kind: 'booked', businessDate, purchaseId } as const;
      const asked = { memberId: member, taskId: 910_000 + place, madeAt: at.now, what, points };
      return refusal(
        runCommand(claimReceipt, { ...asked, proof: 'paper', evidence: '' }, anna, at),
      );
    };
    const outcomes = await Promise.all(free.map((_, place) => ask(place, '250')));
    expect(outcomes.filter((one) => one === null)).toHaveLength(4);
    expect(outcomes.filter((one) => one !== null)).toEqual(
      Array.from({ length: 4 }, () => ({ code: 'claim_refused', reason: 'changed' })),
    );
    expect(await figures(member)).toBe('1000');
    const again = await Promise.all(
      outcomes.map((one, place) => (one === null ? null : ask(place, '0'))),
    );
    expect(again.filter((one) => one !== null)).toEqual([]);
    expect(await figures(member)).toBe('1000');
    // A receipt that earned nothing is the member's all the same, with why.
    expect(
      await sql(`SELECT FROM purchase_decisions WHERE member_id = $1 AND decision IS NOT NULL`, [
        member,
      ]),
    ).toHaveLength(8);
  });

  it('a paper is one line of unknown goods, and its points count in the cap of the month', async () => {
    await rule(rate('1', { caps: { month: '1000' } }));
    const member = await newMember();
    const taskId = await begin(member);
    await finish(taskId, onPaper('PB-1', '700'));
    await runCommand(approveTask, { taskId, version: 2 }, boris, at);
    await claim(member, await guests({ lines: [line(50_000)] }));
    expect(await entries(member)).toEqual(['earn 700', 'earn 300']);
    const [kept] = await sql(
      `SELECT decision->'decided'->>'points' AS points, facts->'lines' AS lines FROM purchase_claims WHERE task_id = $1`,
      [taskId],
    );
    expect(kept).toEqual({ points: '700', lines: [[1, 'goods', '', '', [], '1000', '70000']] });
  });

  it('without a rule it earns nothing, becomes the member’s, and says so', async () => {
    const member = await newMember();
    await claim(member, await guests());
    expect(await entries(member)).toEqual([]);
    expect(await keptOf(member)).toEqual(['earned 0 spent 0 back 0/0']);
  });

  it('a figure that is not the one on the button is refused, by who claims and by who agrees', async () => {
    await rule(rate('2'));
    const member = await newMember();
    const { answers } = await guests();
    const taskId = await begin(member);
    const press = (promised: string) =>
      refusal(runCommand(finishTask, { taskId, version: 1, answers, promised }, anna, at));
    expect(await press('1999')).toEqual({ code: 'claim_refused', reason: 'changed' });
    expect(await press('2000')).toBeNull();
    const agree = (promised: string) =>
      refusal(runCommand(approveTask, { taskId, version: 2, promised }, boris, at));
    expect(await agree('1999')).toEqual({ code: 'claim_refused', reason: 'changed' });
    expect(await agree('2000')).toBeNull();
    expect(await figures(member)).toBe('2000');
  });

  it('the same task twice has one effect and one answer, another receipt under it is a conflict', async () => {
    await rule(rate('0.5'));
    const member = await newMember();
    const [one, two] = [await guests(), await guests()];
    const ask = ({ businessDate, purchaseId }: typeof one) =>
      runCommand(
        claimReceipt,
        {
          ...{ memberId: member, taskId: 920_001, madeAt: at.now, points: '500' },
          what: { kind: 'booked', businessDate, purchaseId },
          ...{ proof: 'paper', evidence: '' },
        },
        anna,
        at,
      );
    const [first, second] = [await ask(one), await ask(one)];
    expect(second).toEqual(first);
    expect(await refusal(ask(two))).toMatchObject({ code: 'idempotency_conflict' });
    expect(await entries(member)).toEqual(['earn 500']);
  });

  it('points live and wait by the terms of its day', async () => {
    await rule(rate('0.5'));
    await rule({ kind: 'terms', waitsDays: 14, livesDays: 30 });
    const member = await newMember();
    await claim(member, await guests({ purchasedAt: NOW }));
    expect(await figures(member)).toBe('0 pending 500');
    expect(TODAY).toBe('2026-11-20');
  });
});
