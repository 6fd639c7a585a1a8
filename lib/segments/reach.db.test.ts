import { beforeAll, expect, it } from 'vitest';
import { behind } from '@/lib/analytics/testing/behind';
import { systemActor } from '@/lib/domain/access/actor';
import { wayCell } from '@/lib/domain/segments/segment-page';
import { runQuery } from '@/lib/kernel/query';
import { reachSegment } from './queries/reach-segment';
import { plainMember } from './testing/plain-member';
import { buildWorld, type WorldMember } from './testing/small-world';
import { buildSegments } from './testing/world-segments';

const actor = systemActor('test');
const MEMBERS = 120;
const TIER_SEGMENT = 2;

/** Agreed to letters, to text messages or to neither; confirmed an address, a phone, or what is over. */
const member = (id: number): WorldMember => ({
  ...plainMember(id),
  tier: id % 2 === 0 ? 2 : 1,
  consents: [
    ...(id % 3 === 0 ? [{ purpose: 'advertising', channel: 'email' }] : []),
    ...(id % 4 === 0 ? [{ purpose: 'advertising', channel: 'sms' }] : []),
  ],
  confirmed: [
    ...(id % 7 === 0 ? [] : [{ contact: 'email' as const, isEnded: id % 11 === 0 }]),
    ...(id % 8 === 0 ? [{ contact: 'phone' as const, isEnded: false }] : []),
  ],
});

beforeAll(async () => {
  const members = Array.from({ length: MEMBERS }, (_, index) => member(index + 1));
  await buildWorld(members);
  await buildSegments(members);
});

it('who may be written to is counted by each way, and each count opens its members', async () => {
  const definition = {
    version: 1,
    include: { join: 'all', items: [{ is: 'tier', tiers: [2] }] },
    exclude: null,
  };
  const inside = Array.from({ length: MEMBERS }, (_, index) => index + 1).filter(
    (id) => id % 2 === 0 && id % 5 !== 0,
  );
  const byEmail = inside.filter((id) => id % 3 === 0 && id % 7 !== 0 && id % 11 !== 0);
  const bySms = inside.filter((id) => id % 4 === 0 && id % 8 === 0);
  const reached = new Set([...byEmail, ...bySms]).size;
  const reach = await runQuery(reachSegment, { definition }, actor);
  expect(reach).toEqual({
    total: inside.length,
    reached,
    by: [
      { way: 'email', members: byEmail.length },
      { way: 'sms', members: bySms.length },
      { way: 'phone', members: 0 },
    ],
  });
  expect(reached).toBeGreaterThan(byEmail.length);
  for (const { way, members } of [...reach.by, { way: 'any' as const, members: reached }]) {
    expect((await behind('segment', {}, wayCell(TIER_SEGMENT, way))).members).toBe(members);
  }
  await expect(behind('segment', {}, '2-by-pigeon')).rejects.toThrow('invalid_input');
});
