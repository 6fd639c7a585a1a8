import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { transferPoints } from './commands/transfer';
import {
  anna,
  earn,
  ledgerDifferences,
  NOW,
  newMember,
  newMembers,
  nextKey,
  refusal,
  seedPeople,
} from './testing/points-desk';

beforeAll(seedPeople);

const shop: ApiKeyActor = {
  kind: 'apiKey',
  apiKeyId: 1,
  originId: 1,
  scopes: ['points.transfer'],
  storeId: null,
  partner: '',
  requestId: 'shop',
};

const give = (memberId: number, toMemberId: number, points: string, { now = NOW } = {}) =>
  runCommand(transferPoints, { memberId, toMemberId, points, key: nextKey() }, shop, { now });

/** Two members, the first with so many points. */
async function pair(points: number): Promise<readonly [number, number]> {
  const [a = 0, b = 0] = await newMembers('active', 'active');
  await earn(a, points);
  return [a, b];
}

describe('a merge makes no second limit of what is given', () => {
  const merge = (survivorId: number, loserId: number) =>
    runCommand(mergeMembers, { survivorId, loserId, choices: {} }, anna, { now: NOW });
  const unmerge = (memberId: number) =>
    runCommand(unmergeMembers, { memberId }, anna, { now: NOW });

  it('5,000 a day given by one, merged into another: 100 more are refused today, and those of tomorrow go', async () => {
    const [giver, other] = await pair(5_000);
    const to = await newMember();
    await earn(other, 9_000);
    await give(giver, to, '5000');
    await merge(other, giver);
    expect(await refusal(give(other, to, '100'))).toEqual({
      code: 'transfer_refused',
      limit: 'aDay',
      left: '0',
    });
    await give(other, to, '5000', { now: new Date(NOW.getTime() + 86_400_000) });
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('3,000 and 3,000 given by each come to 6,000 of the 20,000 a month; merged on, all of it goes along', async () => {
    const [a, b] = await pair(3_000);
    const [c, to] = [await newMember(), await newMember()];
    await earn(b, 3_000);
    await earn(c, 20_000);
    await give(a, to, '3000');
    await give(b, to, '3000');
    await merge(b, a);
    await merge(c, b);
    const later = (days: number) => ({ now: new Date(NOW.getTime() + days * 86_400_000) });
    await give(c, to, '5000', later(1));
    await give(c, to, '5000', later(2));
    expect(await refusal(give(c, to, '4000.01', later(3)))).toMatchObject({
      limit: 'aMonth',
      left: '4000',
    });
  });

  it('undone, each has again what they gave themselves; merged and undone over and over it counts once', async () => {
    const [a, b] = await pair(4_000);
    const to = await newMember();
    await earn(b, 5_000);
    await give(a, to, '4000');
    for (let round = 0; round < 3; round += 1) {
      await merge(b, a);
      expect(await refusal(give(b, to, '1000.01'))).toMatchObject({ limit: 'aDay', left: '1000' });
      await unmerge(a);
    }
    await give(b, to, '5000');
    await earn(a, 5_000);
    expect(await refusal(give(a, to, '1000.01'))).toMatchObject({ limit: 'aDay', left: '1000' });
    expect(await ledgerDifferences()).toEqual([]);
  });
});
