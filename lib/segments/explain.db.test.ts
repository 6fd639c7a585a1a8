import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { conditionsOf, segmentSchema } from '@/lib/domain/segments/definition';
import { runQuery } from '@/lib/kernel/query';
import { explainMember } from './queries/explain-member';
import { sampleSegment } from './queries/sample-segment';
import { fits } from './testing/fits';
import { plainMember } from './testing/plain-member';
import { randomDefinition } from './testing/random-definition';
import { buildWorld } from './testing/small-world';
import { buildSegments } from './testing/world-segments';

const actor = systemActor('test');
const NOW = new Date('2024-06-01T09:00:00Z');
const TODAY = '2024-06-01';

const MEMBERS = Array.from({ length: 40 }, (_, index) => plainMember(index + 1));

beforeAll(async () => {
  await buildWorld(MEMBERS);
  await buildSegments(MEMBERS);
});

describe('why a member is in a segment', () => {
  it('is told condition by condition, and agrees with who is in', async () => {
    let inside = 0;
    await fc.assert(
      fc.asyncProperty(
        // The query reads the ladders that are kept, and those of the small world are not.
        randomDefinition.filter((raw) => !/"tier(?:Near|Losing)"/.test(JSON.stringify(raw))),
        fc.constantFrom(...MEMBERS),
        async (definition, judged) => {
          const read = segmentSchema.parse(definition);
          const verdict = await runQuery(
            explainMember,
            { definition, memberId: judged.id },
            actor,
            {
              now: NOW,
            },
          );
          expect(verdict.isIn).toBe(fits(judged, read, TODAY));
          expect(verdict.isInForce).toBe(judged.status === 'active');
          const conditions = [read.include, read.exclude].flatMap((group) =>
            group === null ? [] : conditionsOf(group),
          );
          const alone = conditions.map((condition) =>
            fits(
              { ...judged, status: 'active' },
              { version: 1, include: { join: 'all', items: [condition] }, exclude: null },
              TODAY,
            ),
          );
          // In another segment only who is in force can be.
          const isAsked = conditions.map(({ is }) => verdict.isInForce || is !== 'segment');
          const asked = (all: readonly boolean[]) => all.filter((_, place) => isAsked[place]);
          expect(asked(verdict.fits)).toEqual(asked(alone));
          inside += verdict.isIn ? 1 : 0;
        },
      ),
      { numRuns: 150 },
    );
    expect(inside).toBeGreaterThan(10);
  });

  it('nobody has the number', async () => {
    const definition = { version: 1, include: null, exclude: null };
    await expect(
      runQuery(explainMember, { definition, memberId: 99 }, actor),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('ten members of a segment', () => {
  const definition = {
    version: 1,
    include: { join: 'all', items: [{ is: 'homeStore', stores: [1] }] },
    exclude: null,
  };
  const sample = async (turn: number) =>
    (await runQuery(sampleSegment, { definition, turn }, actor)).map(({ memberId }) => memberId);

  it('are of it, the same ones for the same turn, and others for another', async () => {
    const first = await sample(0);
    expect(new Set(first).size).toBe(10);
    for (const memberId of first) {
      expect(MEMBERS.find(({ id }) => id === memberId)).toMatchObject({
        homeStore: 1,
        status: 'active',
      });
    }
    expect(await sample(0)).toEqual(first);
    expect(await sample(1)).not.toEqual(first);
  });
});
