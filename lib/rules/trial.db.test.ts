import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '@/db/demo/load-demo';
import { systemActor } from '@/lib/domain/access/actor';
import { DEMO_USERS } from '@/lib/domain/access/demo-users';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { present } from '@/lib/domain/shared/assert';
import { runQuery } from '@/lib/kernel/query';
import { refusal, sql } from '@/lib/points/testing/points-desk';
import { getDictionary } from './queries/get-dictionary';
import { getRule } from './queries/get-rule';
import { listRules } from './queries/list-rules';
import { listRulesOn } from './queries/list-rules-on';
import { listTrialReceipts } from './queries/list-trial-receipts';
import { sampleMonth } from './queries/sample-month';
import { tryReceipt } from './queries/try-receipt';

const UNTIL_ON = '2026-06-30';
const NOW = new Date('2026-06-30T12:00:00Z');
const reader = systemActor('test');
const at = { now: NOW };

const DOUBLE: DefinitionJson = {
  kind: 'earning',
  effect: { kind: 'multiplier', timesBps: 20_000 },
};
const NEVER: DefinitionJson = { ...DOUBLE, when: { tiers: [0], payments: ['wallet'] } };

beforeAll(async () => {
  const databaseUrl = present(process.env.DATABASE_URL, 'tests have a database');
  await loadDemo({ databaseUrl, members: 300, untilOn: UNTIL_ON, log: () => {} });
});

const receipts = (number = '') => runQuery(listTrialReceipts, { number }, reader, at);

describe('rules of the demo', () => {
  it('are listed with what holds, what comes and what waits', async () => {
    const { rules, todayOn } = await runQuery(listRules, {}, reader, at);
    expect(todayOn).toBe(UNTIL_ON);
    expect(rules).toHaveLength(17);
    const states = rules.map(({ standing, undecided }) => `${standing} ${undecided?.state ?? '-'}`);
    expect(states.toSorted()).toEqual([
      'coming -',
      ...Array.from({ length: 11 }, () => 'inForce -'),
      'inForce draft',
      ...['never draft', 'never draft'],
      ...['never inReview', 'never inReview'],
    ]);
    expect(rules[0]?.current?.no).toBe(2);
  });

  it('hold on a day as they held then: the base rate of yesterday is version 1', async () => {
    const on = async (day: string) =>
      (await runQuery(listRulesOn, { day }, reader, at)).rules.map(({ held }) => held.no);
    expect(await on('2026-06-29')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await on('2026-06-30')).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('tell who wrote and who approved each version, the latest first', async () => {
    const { versions, currentNo } = await runQuery(getRule, { ruleId: 1 }, reader, at);
    const [admin, marketer] = DEMO_USERS;
    expect(currentNo).toBe(2);
    expect(
      versions.map(({ no, authorName, reviewerName }) => [no, authorName, reviewerName]),
    ).toEqual([2, 1].map((no) => [no, marketer?.name, admin?.name]));
    expect(await refusal(runQuery(getRule, { ruleId: 999 }, reader, at))).toEqual({
      code: 'not_found',
    });
  });

  it('have names for all they point at', async () => {
    const dictionary = await runQuery(getDictionary, {}, reader, at);
    const looks = dictionary.tiers.slice(0, 5).map(({ colour }) => colour);
    expect(looks).toEqual(['slate', 'bronze', 'silver', 'gold', 'platinum']);
    expect(dictionary.tiers.map(({ nameEn }) => nameEn)).toContain('Colleague (Staff)');
    expect(dictionary.stores).toHaveLength(136);
  });
});

describe('a rule tried on a past receipt', () => {
  it('doubles what the receipt earned, says so rule by rule and writes nothing', async () => {
    const [receipt] = await receipts();
    const { memberId, businessDate, purchaseId } = present(receipt, 'the demo has receipts');
    const key = { memberId, businessDate, purchaseId };
    const trial = await runQuery(
      tryReceipt,
      { receipt: key, candidate: { definition: DOUBLE, ruleId: null } },
      reader,
      at,
    );
    expect(Number(trial.after)).toBe(2 * Number(trial.before));
    const tried = trial.rules.find(({ isCandidate }) => isCandidate);
    expect(tried).toMatchObject({ status: 'applied', points: trial.before });
    const sum = trial.lines.reduce((total, line) => total + Number(line.points), 0);
    expect(sum).toBeCloseTo(Number(trial.after), 5);
  });

  it('that is not for it says every condition that failed, with what the receipt had', async () => {
    const [receipt] = await receipts();
    const { memberId, businessDate, purchaseId } = present(receipt, 'the demo has receipts');
    const key = { memberId, businessDate, purchaseId };
    const trial = await runQuery(
      tryReceipt,
      { receipt: key, candidate: { definition: NEVER, ruleId: null } },
      reader,
      at,
    );
    expect(trial.after).toBe(trial.before);
    const tried = trial.rules.find(({ isCandidate }) => isCandidate);
    expect(tried?.status).toBe('notMatched');
    expect(tried?.failed.map(({ condition }) => condition)).toContain('payments');
  });

  it('takes the place of the rule that it is a version of', async () => {
    const [receipt] = await receipts();
    const { memberId, businessDate, purchaseId } = present(receipt, 'the demo has receipts');
    const key = { memberId, businessDate, purchaseId };
    const definition: DefinitionJson = {
      kind: 'earning',
      effect: { kind: 'rate', points: '1', perMinor: '100000000' },
    };
    const trial = await runQuery(
      tryReceipt,
      { receipt: key, candidate: { definition, ruleId: 1 } },
      reader,
      at,
    );
    expect(trial.rules.filter(({ ruleId }) => ruleId === 1)).toHaveLength(1);
    expect(trial.rules.find(({ ruleId }) => ruleId === 1)).toMatchObject({
      isCandidate: true,
      status: 'nothing',
    });
  });

  it('is found by the number of its receipt, and a receipt that is not there is not found', async () => {
    const [receipt] = await receipts();
    const number = present(receipt, 'the demo has receipts').receipt;
    expect((await receipts(number)).every((one) => one.receipt === number)).toBe(true);
    expect(await receipts('no such')).toEqual([]);
    // Long after the last purchase the latest ones are still those to try on.
    await sql("UPDATE analytics_state SET as_of_on = '2027-03-01'");
    const later = { now: new Date('2027-03-01T12:00:00Z') };
    expect(await runQuery(listTrialReceipts, { number: '' }, reader, later)).toHaveLength(8);
    const nobody = { memberId: 1, businessDate: '2026-06-30', purchaseId: 1 };
    expect(
      await refusal(runQuery(tryReceipt, { receipt: nobody, candidate: null }, reader, at)),
    ).toEqual({ code: 'not_found' });
  });
});

describe('a rule tried on a month', () => {
  it('judges every receipt of a small month: a doubling doubles the points of those it touches', async () => {
    const sample = await runQuery(
      sampleMonth,
      { month: '2026-05', candidate: { definition: DOUBLE, ruleId: null } },
      reader,
      at,
    );
    expect(sample.receipts).toBe(sample.total);
    expect(sample.receipts).toBeGreaterThan(100);
    expect(Number(sample.after)).toBe(2 * Number(sample.before));
    expect(sample.touched).toBeGreaterThan(0);
  });

  it('that is for nobody touches none, and a month without receipts has none', async () => {
    const ask = (month: string) =>
      runQuery(sampleMonth, { month, candidate: { definition: NEVER, ruleId: null } }, reader, at);
    expect(await ask('2026-05')).toMatchObject({ touched: 0 });
    expect(await ask('2030-01')).toMatchObject({ receipts: 0, total: 0 });
  });
});
