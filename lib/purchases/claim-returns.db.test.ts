import { beforeAll, beforeEach, expect, it } from 'vitest';
import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { runCheck } from '@/lib/doctor/run-check';
import {
  entries,
  figures,
  newMember,
  redeem,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { begin, booked, bought, expectBooksTrue, finish, undo } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import {
  type Bought,
  bringBack,
  cancel,
  keptOf,
  line,
  NOW,
  nextReceipt,
  noRules,
  rate,
  record,
  rule,
} from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(async () => {
  await noRules();
  await rule(rate('0.1', { when: { leastMinor: '50000' } }));
});

const LINES = [line(60_000), line(40_000), line(20_000)];

/** A guest's receipt of 600, 400 and 200, with its number. */
async function guests() {
  const receipt = nextReceipt();
  const { businessDate, purchaseId } = await record({ receipt, lines: LINES });
  return { receipt, businessDate, purchaseId, memberId: null };
}

type Guests = Bought & { readonly receipt: string };

/** Claims it; the task, and the purchase as it is named from then on. */
async function claim(memberId: number, { receipt, businessDate, purchaseId }: Guests) {
  const taskId = await begin(memberId);
  await finish(taskId, booked(receipt, `${businessDate}:${purchaseId}`, businessDate));
  return { taskId, of: { memberId, businessDate, purchaseId } };
}

/** Checks of the doctor that look at purchases, their decisions and the ledger: they find nothing. */
async function expectSound(): Promise<void> {
  await expectBooksTrue();
  const checks = DOCTOR_CHECKS.filter(({ id }) =>
    ['purchase-claims', 'purchase-decisions', 'receipt-claims'].includes(id),
  );
  for (const check of checks) {
    const { examples } = await runCheck(check, (statement, parameter) =>
      sql(statement, parameter === undefined ? [] : [parameter]),
    );
    expect(examples).toEqual([]);
  }
}

it('REF-01: later returns by line and a cancellation take back what they take of any other receipt, to the point', async () => {
  const [claimer, shower] = [await newMember(), await newMember()];
  const { of } = await claim(claimer, await guests());
  const shown = await record({ memberId: shower, lines: LINES });
  for (const back of [of, { ...shown, memberId: shower }]) {
    await bringBack(back, [[3, 1]]);
    await bringBack(back, [[1, 1]]);
    await cancel(back);
  }
  // 200 come back: 20 points go. 600 come back: 400 are under the least of 500, all the rest goes.
  expect(await entries(claimer)).toEqual(['earn 120', 'earn_reversal -20', 'earn_reversal -100']);
  expect(await entries(shower)).toEqual(await entries(claimer));
  expect(await keptOf(claimer)).toEqual(await keptOf(shower));
  await expectSound();
});

it('what came back by line before the claim earns nothing, and what comes back after it is counted from there', async () => {
  const member = await newMember();
  const free = await guests();
  await bringBack(free, [[2, 1]]);
  const { of } = await claim(member, free);
  expect(await entries(member)).toEqual(['earn 80']);
  await bringBack(of, [[3, 1]]);
  await cancel(of);
  expect(await entries(member)).toEqual(['earn 80', 'earn_reversal -20', 'earn_reversal -60']);
  await expectSound();
});

it('a return that names no line counts against all lines: before the claim, in returns after it, and in the last of it', async () => {
  const member = await newMember();
  const free = await guests();
  await bought(free.receipt, { isReturn: true, amountMinor: -30_000 });
  const { of } = await claim(member, free);
  // 300 of 1,200 are a quarter of each line: 450, 300 and 150 are kept.
  expect(await entries(member)).toEqual(['earn 90']);
  await bringBack(of, [[3, 1]]);
  expect(await figures(member)).toBe('70');
  await cancel(of);
  expect(await figures(member)).toBe('0');
  await expectSound();
});

it('keeping less never earns more: a rule that stopped a better one earns for the claimer what it earned for a shown card', async () => {
  await noRules();
  await rule(rate('0.1', { when: { leastMinor: '100000' }, stacking: 'stops', priority: 1 }));
  await rule(rate('0.5', { priority: 2 }));
  const member = await newMember();
  const free = await guests();
  await bringBack(free, [[2, 1]]);
  await claim(member, free);
  const [row] = await sql<{ earned: number }>(
    'SELECT earned::int / 100 AS earned FROM purchase_decisions WHERE member_id = $1 AND earned > 0',
    [member],
  );
  expect(row?.earned).toBe(120);
});

it('undoing takes back exactly what returns have left, a debt included, and the next who claims it is decided anew', async () => {
  const [first, second] = [await newMember(), await newMember()];
  const free = await guests();
  const { taskId, of } = await claim(first, free);
  await bringBack(of, [[3, 1]]);
  await redeem(first, '30', undefined, NOW);
  await undo(first, taskId);
  expect(await entries(first)).toEqual([
    'earn 120',
    'earn_reversal -20',
    'redeem -30',
    'earn_reversal -100',
  ]);
  expect(await figures(first)).toBe('-30 debt 30');
  expect(await keptOf(0)).toContain('earned 0 spent 0 back 0/0');
  expect(await sql('SELECT FROM purchase_decisions WHERE member_id = $1', [first])).toEqual([]);
  await expectSound();
  const again = await claim(second, free);
  expect(await entries(second)).toEqual(['earn 100']);
  await cancel(again.of);
  expect(await figures(second)).toBe('0');
  await expectSound();
});

it('a receipt that was imported without lines is one line: it earns, and comes back', async () => {
  const member = await newMember();
  const key = await bought('IMP-1');
  const [businessDate = '', id] = key.split(':');
  await sql(`DELETE FROM purchase_lines WHERE purchase_id = $1`, [id]).catch(() => undefined);
  const free = { receipt: 'IMP-1', businessDate, purchaseId: Number(id), memberId: null };
  const { of } = await claim(member, free);
  expect(await entries(member)).toEqual(['earn 120']);
  await cancel(of);
  expect(await figures(member)).toBe('0');
  await expectSound();
});

it('what was judged stays: the database refuses another decision of a claimed receipt, and other facts of a guest’s', async () => {
  const member = await newMember();
  const free = await guests();
  const change = (text: string) =>
    sql(`UPDATE purchase_decisions SET ${text} WHERE purchase_id = $1`, [free.purchaseId]);
  await expect(change(`facts = facts || '{"clock": "00:01"}'`)).rejects.toThrow();
  await claim(member, free);
  await expect(change(`decision = '{}'`)).rejects.toThrow();
  await expect(change(`facts = facts || '{"tier": 9}'`)).rejects.toThrow();
});
