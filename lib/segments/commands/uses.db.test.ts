import { beforeAll, describe, expect, it } from 'vitest';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { NESTED_MAX } from '@/lib/domain/segments/limits';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { createRule } from '@/lib/rules/commands/create-rule';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { plantEndpoint } from '@/lib/webhooks/testing/planted-endpoint';
import { countSegment } from '../queries/count-segment';
import { listSegmentUses } from '../queries/list-segment-uses';
import { archiveSegment } from './archive-segment';
import { createSegment } from './create-segment';
import { saveSegment } from './save-segment';

const anna = person(1, 'marketer');
const said = (...items: readonly object[]) => ({
  version: 1,
  include: { join: 'all', items },
  exclude: null,
});
const gold = { is: 'tier', tiers: [4] };
const within = (...segments: readonly number[]) => ({ is: 'segment', segments });
const without = (...segments: readonly number[]) => ({ ...within(...segments), not: true });

let number = 0;
async function kept(...items: readonly object[]): Promise<number> {
  number += 1;
  const made = await runCommand(
    createSegment,
    { name: `Segment ${number}`, note: '', definition: said(...items) },
    anna,
  );
  return made.segmentId;
}
const save = (segmentId: number, version: number, ...items: readonly object[]) =>
  runCommand(
    saveSegment,
    { segmentId, version, name: `Saved ${segmentId}`, note: '', definition: said(...items) },
    anna,
  );
const total = async (...items: readonly object[]) =>
  (await runQuery(countSegment, { definition: said(...items), isEstimate: false }, anna)).total
    .count;

beforeAll(async () => {
  await seedAgents();
  await seedMembers(
    Array.from({ length: 64 }, (_, index) => ({ memberId: index + 1, tierId: index < 48 ? 4 : 1 })),
  );
});

describe('a segment that asks for another', () => {
  it('has those who are in the other now: 48 of gold, 16 of not gold, and follows what the other says next', async () => {
    const first = await kept(gold);
    const second = await kept(within(first));
    expect(await total(within(second))).toBe(48);
    expect(await total(without(second))).toBe(16);
    await save(first, 1, { is: 'tier', tiers: [1] });
    expect(await total(within(second))).toBe(16);
  });

  it('cannot ask for itself, for what is archived, or for what never was', async () => {
    const first = await kept(gold);
    await expect(save(first, 1, within(first))).rejects.toMatchObject({ code: 'segment_cycle' });
    const gone = await kept(gold);
    await runCommand(archiveSegment, { segmentId: gone, version: 1, isArchived: true }, anna);
    const refused = { code: 'invalid_input', details: { fields: ['definition.segment.segments'] } };
    await expect(kept(within(gone))).rejects.toMatchObject(refused);
    await expect(kept(within(987_654))).rejects.toMatchObject(refused);
  });

  it('closes no circle, neither through others nor when both sides are saved at once', async () => {
    const first = await kept(gold);
    const second = await kept(within(first));
    const third = await kept(within(second));
    await expect(save(first, 1, without(third))).rejects.toMatchObject({ code: 'segment_cycle' });
    const [left, right] = [await kept(gold), await kept(gold)];
    const both = await Promise.allSettled([
      save(left, 1, within(right)),
      save(right, 1, within(left)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'segment_cycle' },
    });
    const circles = await sql(
      `SELECT FROM segment_uses a JOIN segment_uses b ON b.segment_id = a.uses_id AND b.uses_id = a.segment_id`,
    );
    expect(circles).toEqual([]);
  });

  it(`stands at most ${NESTED_MAX} deep, also when the deep end is put under it later, and comes to 200 conditions`, async () => {
    const chain = [await kept(gold)];
    while (chain.length < NESTED_MAX) chain.push(await kept(within(chain.at(-1) ?? 0)));
    const nested = { code: 'segment_nested' };
    await expect(kept(within(chain.at(-1) ?? 0))).rejects.toMatchObject(nested);
    await expect(save(chain[0] ?? 0, 1, within(await kept(gold)))).rejects.toMatchObject(nested);
    const wide = await kept(...Array.from({ length: 50 }, () => gold));
    const three = await kept(within(wide), within(wide), within(wide));
    await expect(kept(within(three), within(wide))).rejects.toMatchObject(nested);
  });

  it('keeps the other from being archived, and says by name who asks for it', async () => {
    const first = await kept(gold);
    const second = await kept(within(first));
    const archive = (segmentId: number, isArchived: boolean) =>
      runCommand(archiveSegment, { segmentId, version: 1, isArchived }, anna);
    await expect(archive(first, true)).rejects.toMatchObject({
      code: 'segment_used',
      details: { names: `Segment ${number}` },
    });
    await archive(second, true);
    await archive(first, true);
    // What it asks for is not there: it comes back after the other.
    await expect(archive(second, false)).rejects.toMatchObject({ code: 'invalid_input' });
    await archive(first, false);
    await archive(second, false);
    expect(await total(within(second))).toBe(48);
  });

  it('is not archived while a mechanic asks for it in a version that counts, and the mechanic may not ask for what is archived', async () => {
    const asked = await kept(gold);
    const other = await kept(gold);
    const audience = (segmentId: number) => said({ is: 'tier', tiers: [4] }, within(segmentId));
    const mechanic = (segmentId: number): MechanicJson => ({
      kind: 'mechanic',
      occasion: { is: 'welcome' },
      rewards: [{ is: 'points', points: '100' }],
      budget: { points: '1000000' },
      audience: audience(segmentId) as never,
    });
    const archive = (segmentId: number) =>
      runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, anna);
    const { ruleId } = await seedRule({ startsOn: '2026-01-01', definition: mechanic(asked) });
    await sql(
      `UPDATE rules SET name_en = 'Welcome', name_ru = 'Знакомство' WHERE rule_id = ${ruleId}`,
    );
    await expect(archive(asked)).rejects.toMatchObject({
      code: 'segment_used',
      details: { names: 'Welcome / Знакомство' },
    });
    const { mechanics } = await runQuery(listSegmentUses, { segmentId: asked }, anna);
    expect(mechanics).toEqual([{ ruleId, nameEn: 'Welcome', nameRu: 'Знакомство' }]);
    // The next version asks for another one and holds by now: the first asks nothing any more.
    await seedRule({ ruleId, startsOn: '2026-02-01', definition: mechanic(other) });
    await archive(asked);
    await expect(archive(other)).rejects.toMatchObject({ code: 'segment_used' });
    await expect(
      runCommand(
        createRule,
        {
          nameEn: 'Late',
          nameRu: 'Поздняя',
          definition: mechanic(asked),
          startsOn: '2099-01-01',
          endsOn: null,
        },
        anna,
      ),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: ['definition.audience.segment.segments'] },
    });
    // One that is put away asks for nobody.
    await sql(`INSERT INTO mechanic_switches (rule_id, launched_at, launched_by, archived_at, archived_by, salt)
      VALUES (${ruleId}, now(), 9001, now(), 9001, 7)`);
    await archive(other);
  });

  it('is not archived while an endpoint chose to be told of it; one told of every segment, or removed, holds none back', async () => {
    const chosen = await kept(gold);
    const archive = () =>
      runCommand(archiveSegment, { segmentId: chosen, version: 1, isArchived: true }, anna);
    await plantEndpoint(['segment.left']);
    const endpointId = await plantEndpoint(['segment.entered']);
    await sql(
      `UPDATE webhook_endpoints SET segment_ids = '{${chosen}}' WHERE endpoint_id = ${endpointId}`,
    );
    await expect(archive()).rejects.toMatchObject({
      code: 'segment_told',
      details: { count: 1, numbers: String(endpointId) },
    });
    const uses = await runQuery(listSegmentUses, { segmentId: chosen }, anna);
    expect(uses.endpoints.map((one) => one.endpointId)).toContain(endpointId);
    await sql(
      `UPDATE webhook_endpoints SET state = 'removed', stop_reason = NULL WHERE endpoint_id = ${endpointId}`,
    );
    expect(await archive()).toEqual({ segmentId: chosen });
  });
});
