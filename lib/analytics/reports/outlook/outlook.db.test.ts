import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { countRhythms } from '@/lib/analytics/commands/count-rhythms';
import { fitOutlooks } from '@/lib/analytics/commands/fit-outlooks';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { reportMembersFilter } from '../drill';
import { outlookReport } from './query';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';
const now = new Date(`${AS_OF}T12:00:00Z`);
const read = readPool();

async function membersOf(cell: string): Promise<number> {
  const { members } = await reportMembersFilter(read, { report: 'outlook', params: {}, cell });
  const rows = await read<{ count: number }[]>`SELECT count(*)::int AS count FROM (${members}) m`;
  return rows[0]?.count ?? -1;
}

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 3, members: 700, purchases: 5_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await rebuildDerived(tx);
  });
});

describe('what is expected of members', () => {
  it('says nothing before there is a model', async () => {
    const { facts, tables } = await runQuery(outlookReport, {}, ACTOR);
    expect(facts).toMatchObject({ asOfOn: null, customers: 0, heldActualDays: null });
    expect(tables).toEqual({ calibration: [], chances: [] });
    await expect(membersOf('held-0')).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('every figure opens exactly its members, of the check and of the chances', async () => {
    await runCommand(countRhythms, { afterId: 0 }, ACTOR, { now });
    await runCommand(countRhythms, { afterId: 1_000_000 }, ACTOR, { now });
    await runCommand(fitOutlooks, {}, ACTOR, { now });
    const { facts, tables } = await runQuery(outlookReport, {}, ACTOR);
    expect(facts.heldToOn).toBe(AS_OF);
    expect(tables.calibration).toHaveLength(10);
    expect(facts.customers).toBeGreaterThan(500);
    expect(await membersOf('all')).toBe(facts.customers);
    for (const { bin, customers } of tables.calibration) {
      expect(await membersOf(`held-${bin}`)).toBe(customers);
    }
    for (const { bin, customers } of tables.chances) {
      expect(await membersOf(`chance-${bin}`)).toBe(customers);
    }
    await expect(membersOf('chance-x')).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
