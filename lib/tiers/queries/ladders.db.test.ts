import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { ladderTemplate } from '@/lib/domain/tiers/ladder-templates';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { sql } from '@/lib/points/testing/points-desk';
import { createRule } from '@/lib/rules/commands/create-rule';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { getLadder } from './get-ladder';
import { listLadders } from './list-ladders';

const vera: UserActor = { kind: 'user', userId: 9_001, role: 'marketer', requestId: 'test' };
const now = new Date('2026-11-27T10:00:00Z');
const names = { nameEn: 'Ladder', nameRu: 'Лестница' };
const days = { startsOn: '2026-12-01', endsOn: null };
const ladderFrom = (firstTierId: number): LadderJson =>
  ladderTemplate('spend', { firstTierId, own: [] });
const create = (definition: LadderJson) =>
  runCommand(createRule, { ...names, definition, ...days }, vera, { now });

let ruleId = 0;

beforeAll(async () => {
  await sql("INSERT INTO programme (name) VALUES ('Bereg') ON CONFLICT DO NOTHING");
  await sql('DELETE FROM tiers');
  ({ ruleId } = await seedRule({ definition: ladderFrom(11), startsOn: '2026-01-01' }));
});

describe('a ladder', () => {
  it('tells the first id that no tier and no draft has', async () => {
    expect((await runQuery(getLadder, { ruleId }, vera, { now })).nextTierId).toBe(16);
    await create(ladderFrom(16));
    const list = await runQuery(listLadders, {}, vera, { now });
    expect(list.nextTierId).toBe(21);
    expect(list.ladders).toHaveLength(2);
  });
});
