import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { archiveSegment } from '@/lib/segments/commands/archive-segment';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { createEndpoint } from './commands/create-endpoint';
import { updateEndpoint } from './commands/update-endpoint';

const ROUNDS = 10;
const anna = person(1, 'marketer');
const admin = person(2, 'admin');

let number = 0;
async function segment(): Promise<number> {
  number += 1;
  const definition = {
    version: 1,
    include: { join: 'all', items: [{ is: 'tier', tiers: [4] }] },
    exclude: null,
  };
  const input = { name: `Chosen ${number}`, note: '', definition };
  return (await runCommand(createSegment, input, anna)).segmentId;
}
const archive = (segmentId: number) =>
  runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, anna);
const fields = (...segmentIds: readonly number[]) => ({
  url: 'https://example.org/hook',
  eventTypes: ['segment.left' as const],
  segmentIds: [...segmentIds],
});
const create = (...segmentIds: readonly number[]) =>
  runCommand(createEndpoint, fields(...segmentIds), admin);
const remove = () =>
  sql(
    "UPDATE webhook_endpoints SET state = 'removed', stop_reason = NULL WHERE state <> 'removed'",
  );

/** Endpoints that wait for a segment that is archived: they would hear nothing and not know why. */
const deaf = () =>
  sql(
    `SELECT endpoint_id, segment_id FROM webhook_endpoints p JOIN segments s ON s.segment_id = ANY (p.segment_ids)
     WHERE p.state <> 'removed' AND s.archived_at IS NOT NULL`,
  );
const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'fulfilled' ? 'done' : (outcome.reason as { readonly code: string }).code;

beforeAll(async () => {
  process.env.AUTH_SECRET = 'k3J9xQ2vLm8RtYpW5sZcB7nDfG4hA6eU';
  await seedAgents();
  await seedMembers([]);
});

describe('the segments that an endpoint chooses', () => {
  it('are in use: neither an archived one nor one that never was', async () => {
    const [used, archived] = [await segment(), await segment()];
    await archive(archived);
    const refused = { code: 'invalid_input', details: { fields: ['segmentIds'] } };
    await expect(create(used, archived)).rejects.toMatchObject(refused);
    await expect(create(used, 987_654)).rejects.toMatchObject(refused);
    const { endpointId } = await create(used, used);
    await expect(
      runCommand(updateEndpoint, { endpointId, version: 1, ...fields(used, archived) }, admin),
    ).rejects.toMatchObject(refused);
    await remove();
  });

  it(`are not archived while it is saved: of ${ROUNDS} endpoints made and ${ROUNDS} changed beside an archive none is deaf`, async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [first, second, kept] = [await segment(), await segment(), await segment()];
      const { endpointId } = await create(kept);
      const settled = await Promise.allSettled([
        archive(first),
        create(first),
        archive(second),
        runCommand(updateEndpoint, { endpointId, version: 1, ...fields(second, kept) }, admin),
      ]);
      const told = settled.map(codeOf);
      outcomes.push(told.slice(0, 2).join(' '), told.slice(2).join(' '));
      expect(await deaf()).toEqual([]);
      await remove();
    }
    // One of the two, and whoever came second is told why.
    const known = ['done invalid_input', 'segment_told done'];
    expect(outcomes.filter((one) => !known.includes(one))).toEqual([]);
  }, 60_000);
});
