import { beforeAll, beforeEach, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { openHold } from '@/lib/points/commands/open-hold';
import {
  earn,
  entries,
  figures,
  newMember,
  newMembers,
  nextKey,
  refusal,
  seedPeople,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { quotePurchase } from './queries/quote-purchase';
import { emptyProgramme } from './testing/posting-desk';
import { bringBack, line, NOW, noRules, rate, record, rule } from './testing/till-desk';

/* Cases with numbers that no other test has whole: docs/scenarios.md says where the others are. */

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

it('PTS-17: a rule that ended yesterday, one that was never approved and one of tomorrow give nothing beside the 19 of the one in force', async () => {
  await rule(rate('1'));
  await seedRule({ definition: rate('7'), startsOn: '2026-01-01', endsOn: '2026-11-19' });
  await rule(rate('9'), '2026-11-21');
  const { versionId } = await rule(rate('11'));
  await sql(
    `SET LOCAL session_replication_role = replica; UPDATE rule_versions SET state = 'draft', reviewer_id = NULL, decided_at = NULL
     WHERE rule_version_id = ${versionId}`,
  );
  const answer = await record({ memberId: await newMember(), lines: [line(1_999)] });
  expect(answer.earned).toBe('19');
});

it('RED-06: of a suspended member points pay nothing; asked again with fewer goods the quote is of those alone', async () => {
  await rule({ kind: 'spending', points: '1', minor: '100' });
  const [active = 0, suspended = 0] = await newMembers('active', 'suspended');
  await earn(active, 1_000);
  await sql(
    `SET LOCAL session_replication_role = replica; UPDATE members SET status = 'active' WHERE member_id = ${suspended}`,
  );
  await earn(suspended, 1_000);
  await sql(
    `SET LOCAL session_replication_role = replica; UPDATE members SET status = 'suspended' WHERE member_id = ${suspended}`,
  );
  const quote = (memberId: number, amountMinor: number) => {
    const basket = {
      storeId: 1,
      memberId,
      purchasedAt: NOW,
      lines: [line(amountMinor)],
      spendPoints: '500',
    };
    return runQuery(quotePurchase, basket, till, { now: NOW });
  };
  expect((await quote(suspended, 100_000)).spending).toMatchObject({ points: '0', minor: '0' });
  expect((await quote(active, 100_000)).spending).toMatchObject({ minor: '50000' });
  expect((await quote(active, 20_000)).spending).toMatchObject({ minor: '20000' });
  expect(await figures(active)).toBe('1000');
});

it('REF-16: 3.00 that come back whole take 3.00 of the sum; frequency counts what was bought, so the count stays', async () => {
  await rule(rate('1'));
  const memberId = await newMember();
  await bringBack(await record({ memberId, lines: [line(300)] }));
  expect(
    await sql(
      `SELECT receipts, revenue_minor::int AS revenue FROM member_summary WHERE member_id = ${memberId}`,
    ),
  ).toEqual([{ receipts: 1, revenue: 0 }]);
});

it('REF-19: what is only held was never sold: there is nothing to bring back, and the hold stands', async () => {
  await rule({ kind: 'spending', points: '1', minor: '100' });
  const memberId = await newMember();
  await earn(memberId, 100);
  await runCommand(openHold, { memberId, points: '75', key: nextKey(), minutes: 30 }, till, {
    now: NOW,
  });
  const unsold = { memberId, businessDate: '2026-11-20', purchaseId: 999_999 };
  expect(await refusal(bringBack(unsold))).toEqual({ code: 'not_found' });
  expect(await entries(memberId)).toEqual(['earn 100']);
});
