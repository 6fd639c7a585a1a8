import { beforeAll, expect, it } from 'vitest';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedLadder } from '@/lib/tiers/testing/seed-ladder';
import { newKey, openDesk, send } from './testing/api-desk';

const MEMBER = 7_301;
let key: string;

beforeAll(async () => {
  await openDesk();
  ({ key } = await newKey({ scopes: ['members.read'] }));
  await seedMembers([{ memberId: MEMBER }]);
});

const tier = async (memberId: number) => send(key, `GET /members/${memberId}/tier`);

it('a shop reads the tier of a member and what is missing to the next one; without ladders there are none', async () => {
  expect(await (await tier(MEMBER)).json()).toEqual({
    memberId: MEMBER,
    currency: 'RUB',
    ladders: [],
  });
  const { ruleId } = await seedLadder([0, 1_000.5]);
  expect(await (await tier(MEMBER)).json()).toMatchObject({
    ladders: [
      {
        ladder: { id: ruleId, version: 1 },
        tier: { rank: 1, nameEn: 'From 0' },
        validUntilOn: null,
        next: {
          tier: { rank: 2, nameEn: 'From 1000.5' },
          asks: [{ basis: 'spend', asked: '1000.50', measured: '0.00', missing: '1000.50' }],
        },
        keep: null,
      },
    ],
  });
  expect((await tier(999_999_999)).status).toBe(404);
});
