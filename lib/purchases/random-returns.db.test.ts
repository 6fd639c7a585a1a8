import fc from 'fast-check';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import {
  figures,
  newMember,
  nextKey,
  refusal,
  seedPeople,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { returnPurchase } from './commands/return-purchase';
import { expectBooksTrue } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import {
  type Bought,
  bringBack,
  line,
  NOW,
  noRules,
  rate,
  record,
  rule,
} from './testing/till-desk';

const SEED = Number(process.env.VERNOST_SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.VERNOST_MODEL_RUNS ?? 6);

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(noRules);

const goods = fc.record({
  milli: fc.integer({ min: 1, max: 5_000 }),
  minor: fc.integer({ min: 0, max: 9_999 }),
});
const part = fc.record({
  place: fc.nat(2),
  /** Of the line, in hundredths: some ask for more than there is. */
  share: fc.integer({ min: 1, max: 120 }),
  /** What is given for it, where the till says it. */
  minor: fc.option(fc.integer({ min: 0, max: 6_000 }), { freq: 3 }),
});
type Part = typeof part extends fc.Arbitrary<infer T> ? T : never;

const BACK = `
  SELECT line_no::int AS "lineNo", quantity_milli::int AS milli, amount_minor::int AS minor, returned_milli::int AS "backMilli",
    returned_minor::int AS "backMinor"
  FROM purchase_lines WHERE member_id = $1 AND purchase_id = $2 ORDER BY line_no`;
type Line = Record<'lineNo' | 'milli' | 'minor' | 'backMilli' | 'backMinor', number>;

const returnOf = (of: Bought, lineNo: number, milli: number, minor: number | null) => {
  const what = {
    kind: 'lines' as const,
    lines: [
      {
        lineNo,
        quantityMilli: String(milli),
        ...(minor === null ? {} : { amountMinor: String(minor) }),
      },
    ],
  };
  const asked = { key: nextKey(), of: { kind: 'purchase' as const, ...of }, what, returnedAt: NOW };
  return runCommand(returnPurchase, asked, till, { now: NOW });
};

/** Some bring back parts of the same receipt at once; how much of each line was taken by whom was answered. */
async function returnAtOnce(of: Bought, bought: readonly Line[], parts: readonly Part[]) {
  const taken = new Map<number, [milli: number, minor: number]>();
  const tried = parts.map(async ({ place, share, minor }) => {
    const { lineNo = 1, milli = 1 } = bought[place % bought.length] ?? {};
    const asked = Math.max(1, Math.floor((milli * share) / 100));
    const refused = await refusal(
      returnOf(of, lineNo, asked, minor).then(({ lines }) => {
        for (const one of lines) {
          const [before, paid] = taken.get(one.lineNo) ?? [0, 0];
          taken.set(one.lineNo, [
            before + Number(one.quantityMilli),
            paid + Number(one.amountMinor),
          ]);
        }
      }),
    );
    if (refused !== null) {
      expect(refused).toMatchObject({ code: 'return_refused' });
    }
  });
  await Promise.all(tried);
  return taken;
}

it(`I6 random parts of a receipt brought back at once are never more than was bought, line by line (seed ${SEED})`, async () => {
  await rule(rate('1'));
  const holds = async (lines: { milli: number; minor: number }[], parts: Part[]) => {
    const member = await newMember();
    const of = await record({
      memberId: member,
      lines: lines.map(({ milli, minor }) => line(minor, { quantityMilli: String(milli) })),
    });
    const named = { ...of, memberId: member };
    const read = () => sql<Line>(BACK, [member, of.purchaseId]);
    const taken = await returnAtOnce(named, await read(), parts);
    for (const { lineNo, milli, minor, backMilli, backMinor } of await read()) {
      expect(backMilli <= milli && backMinor <= minor).toBe(true);
      expect([backMilli, backMinor]).toEqual(taken.get(lineNo) ?? [0, 0]);
    }
    await refusal(bringBack(named));
    for (const { milli, minor, backMilli, backMinor } of await read()) {
      expect([backMilli, backMinor]).toEqual([milli, minor]);
    }
    expect(await figures(member)).toBe('0');
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(goods, { minLength: 1, maxLength: 3 }),
      fc.array(part, { minLength: 4, maxLength: 9 }),
      holds,
    ),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
  await expectBooksTrue();
}, 600_000);
