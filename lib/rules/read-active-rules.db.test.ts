import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { type RunRows, readRowsOf, rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from './read-active-rules';
import { RULES_STAMP, readRulesByStamp } from './read-rules-by-stamp';
import { type SeededRule, seedRule } from './testing/seed-rule';

const rate = (points: string) =>
  ({ kind: 'earning', effect: { kind: 'rate', points, perMinor: '10000' } }) as const;

let base: SeededRule;
let raised: SeededRule;
let ended: SeededRule;

beforeAll(async () => {
  base = await seedRule({ definition: rate('5'), startsOn: '2026-01-01' });
  raised = await seedRule({
    definition: rate('7'),
    startsOn: '2026-06-01',
    ruleId: base.ruleId,
  });
  ended = await seedRule({
    definition: rate('1'),
    startsOn: '2026-05-01',
    endsOn: '2026-05-31',
  });
});

const onDay = async (day: string) =>
  (await readActiveRules(readRowsOf(readPool()), day)).map(({ versionId }) => versionId);

describe('rules in force', () => {
  it('on a day are the approved versions with the latest first day, to the end of their last', async () => {
    expect(await onDay('2025-12-31')).toEqual([]);
    expect(await onDay('2026-01-01')).toEqual([base.versionId]);
    expect(await onDay('2026-05-31')).toEqual([base.versionId, ended.versionId]);
    expect(await onDay('2026-06-01')).toEqual([raised.versionId]);
    expect(await onDay('2099-01-01')).toEqual([raised.versionId]);
  });

  it('that ended do not give way to an earlier version, and of two that begin on a day the later number holds', async () => {
    const rule = await seedRule({ definition: rate('2'), startsOn: '2027-01-01' });
    await seedRule({
      definition: rate('2'),
      startsOn: '2027-02-01',
      endsOn: '2027-02-03',
      ruleId: rule.ruleId,
    });
    const last = await seedRule({
      definition: rate('3'),
      startsOn: '2027-02-01',
      endsOn: '2027-02-10',
      ruleId: rule.ruleId,
    });
    expect(await onDay('2027-02-10')).toContain(last.versionId);
    expect(await onDay('2027-02-11')).toEqual([raised.versionId]);
  });

  it('are kept while their stamp is the same, which changes with every version that comes or changes', async () => {
    const day = '2026-05-15';
    const stamped = () =>
      withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
        const [row] = await rowsOf(tx)<{ stamp: string }>(`SELECT ${RULES_STAMP} AS stamp`, []);
        let read = 0;
        const run: RunRows = (text, values) => {
          read += 1;
          return rowsOf(tx)(text, values);
        };
        const rules = await readRulesByStamp(run, day, row?.stamp ?? null);
        return { rules: rules.map(({ versionId }) => versionId), read };
      });
    expect(await stamped()).toEqual({ rules: [base.versionId, ended.versionId], read: 2 });
    expect(await stamped()).toEqual({ rules: [base.versionId, ended.versionId], read: 0 });
    const more = await seedRule({ definition: rate('1'), startsOn: day, endsOn: day });
    const rules = [base.versionId, ended.versionId, more.versionId];
    expect(await stamped()).toEqual({ rules, read: 2 });
    expect(await stamped()).toEqual({ rules, read: 0 });
  });

  it('are the same in a transaction, which sees what it has written itself, as amounts and points', async () => {
    const read = await readActiveRules(readRowsOf(readPool()), '2026-05-15');
    const written = await withTx({ label: 'system:test', requestId: 'test' }, (tx) =>
      readActiveRules(rowsOf(tx), '2026-05-15'),
    );
    expect(written).toEqual(read);
    expect(read[0]).toMatchObject({
      ruleId: base.ruleId,
      startsOn: '2026-01-01',
      endsOn: null,
      definition: { effect: { points: 500n, perMinor: 10_000n }, stacking: 'adds', priority: 100 },
    });
  });
});
