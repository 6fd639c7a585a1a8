import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import { findReceiptView } from '@/lib/purchases/queries/find-receipt-view';
import { ACTOR, emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { bringBack, line, rate, record, rule } from '@/lib/purchases/testing/till-desk';
import { freshLadders, ladderJson, seedLadder } from './testing/ladder-desk';

const VIEWER = { kind: 'user', userId: 1, role: 'admin', requestId: 'test' } as const;

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(freshLadders);

let last = 61_000;
/** A member who shows a tier of the ladder. */
async function onTier(tierId: number): Promise<number> {
  last += 1;
  await withTx(ACTOR, ({ client }) =>
    client.query(
      `INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES (1, 'a', 1, 'A', 'A'), (2, 'b', 2, 'B', 'B')
       ON CONFLICT DO NOTHING`,
    ),
  );
  await seedMembers([{ memberId: last, tierId }]);
  return last;
}

describe('a tier at the till', () => {
  it('gold earns 5 per 100 on 1,000 that live 730 days; the receipt says of which ladder, and half of it goes back', async () => {
    await rule(rate('0.01'));
    const json = ladderJson([0, 100_000]);
    const gold = { earning: { points: '5', perMinor: '10000' }, livesDays: 730 };
    const tiers = json.tiers.map((tier, place) =>
      place === 1 ? { ...tier, benefits: gold } : tier,
    );
    const { ruleId, versionId } = await seedLadder({ ...json, tiers }, '2020-01-01');
    const [silver, member] = [await onTier(1), await onTier(2)];
    const two = [line(50_000), line(50_000)];
    expect(await record({ memberId: silver, lines: two })).toMatchObject({ earned: '10' });
    const bought = await record({ memberId: member, lines: two });
    expect(bought).toMatchObject({ earned: '60' });
    const { businessDate, purchaseId } = bought;
    const lots = (memberId: number) =>
      sql(
        `SELECT ((expires_at AT TIME ZONE 'Europe/Moscow')::date - DATE '2026-11-20')::int AS days
         FROM point_lots WHERE member_id = ${memberId}`,
      );
    expect(await lots(silver)).toEqual([{ days: 366 }]);
    expect(await lots(member)).toEqual([{ days: 731 }]);
    const key = { memberId: member, businessDate, purchaseId };
    const view = await runQuery(findReceiptView, key, VIEWER);
    const own = view?.outcomes.find(({ outcome }) => outcome.ruleId === ruleId);
    expect(own).toMatchObject({
      outcome: { versionId, tierId: 2, points: 5_000n },
      definition: { kind: 'earning', effect: { kind: 'rate', points: 500n } },
    });
    // By the rules and the tier of the purchase, although the member has fallen since.
    await withTx(ACTOR, ({ client }) =>
      client.query('UPDATE members SET tier_id = 1 WHERE member_id = $1', [member]),
    );
    expect(await bringBack(bought, [[1, 1]])).toMatchObject({ takenBack: '30' });
  });
});
