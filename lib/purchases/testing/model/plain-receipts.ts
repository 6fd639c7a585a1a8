import type { ActiveRule, SpendingRule } from '@/lib/domain/rules/definition';
import type { CapUse, FactLine, ReceiptFacts } from '@/lib/domain/rules/facts';
import {
  type Amounts,
  counts,
  plainBasis,
  plainByRule,
  plainTerms,
} from '@/lib/domain/rules/testing/plain-sum';
import { receipt } from '@/lib/domain/rules/testing/receipts';
import { toPoints } from '@/lib/domain/shared/points';
import type { BoughtLine } from './acts';
import type { SpentPart } from './plain-ledger';

/*
 * What receipts earn, cost and give back, told a second time in plain arithmetic. The programme's clock is that of Moscow, three
 * hours before UTC all year.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The day of a moment in Moscow. */
export const dayOf = (ms: number) => new Date(ms + 3 * HOUR_MS).toJSON().slice(0, 10);
/** The first moment of a day there, some days later. */
const startOf = (day: string, later: number) =>
  Date.parse(`${day}T00:00:00Z`) - 3 * HOUR_MS + later * DAY_MS;

export type PlainReceipt = {
  readonly no: number;
  owner: number;
  /** Whose account paid. */
  readonly spentBy: number;
  readonly day: string;
  readonly rules: readonly ActiveRule[];
  readonly facts: ReceiptFacts;
  readonly used: CapUse;
  readonly earned: bigint;
  readonly spent: bigint;
  readonly spentParts: readonly SpentPart[];
  /** What went of it and came back, in all. */
  takenBack: bigint;
  letGo: bigint;
  givenBack: bigint;
  /** What each rule gave, as it stands after returns. */
  standing: Readonly<Record<number, bigint>>;
  /** What came back of each line. */
  readonly back: { milli: bigint; minor: bigint }[];
};

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, 0n);

/** Rules in force on a day. */
export function rulesOn(rules: readonly ActiveRule[], day: string): ActiveRule[] {
  return rules.filter(
    ({ startsOn, endsOn }) =>
      (startsOn === null || startsOn <= day) && (endsOn === null || day <= endsOn),
  );
}

/** A receipt as rules see it. */
export function factsOf(
  lines: readonly BoughtLine[],
  { day, tierId, paidMinor }: { day: string; tierId: number; paidMinor: bigint },
): ReceiptFacts {
  const numbered: FactLine[] = lines.map((line, place) => ({ ...line, lineNo: place + 1 }));
  return receipt(numbered, { businessDate: day, tierId, paidByPointsMinor: paidMinor });
}

/** What caps have counted: of the member's receipts in the day, in the month and ever, and of everybody's. */
export function usedBy(
  receipts: readonly PlainReceipt[],
  rules: readonly ActiveRule[],
  { owner, day }: { readonly owner: number; readonly day: string },
): CapUse {
  const given = (rule: number, isCounted: (one: PlainReceipt) => boolean) =>
    toPoints(total(receipts.filter(isCounted).map((one) => standsOf(one, rule))));
  return new Map(
    [0, ...rules.map(({ ruleId }) => ruleId)].map((rule) => [
      rule,
      {
        day: given(rule, (one) => one.owner === owner && one.day === day),
        month: given(rule, (one) => one.owner === owner && one.day.slice(0, 7) === day.slice(0, 7)),
        life: given(rule, (one) => one.owner === owner),
        budget: given(rule, () => true),
      },
    ]),
  );
}

/** What a rule gives for a receipt as it stands; 0: all rules. */
const standsOf = ({ standing }: PlainReceipt, rule: number) =>
  rule === 0 ? sumOf(standing) : (standing[rule] ?? 0n);

/** What caps had counted, but of a whole life no more than leaves the receipt what it has: a return gives nothing new. */
function usedForReturn({ rules, used, standing }: PlainReceipt): CapUse {
  const before = (most: bigint | undefined, has: bigint) =>
    toPoints(most === undefined || most < has ? 0n : most - has);
  const uses = new Map(used);
  for (const { ruleId, definition } of rules) {
    const use = used.get(ruleId);
    if (definition.kind !== 'earning' || use === undefined) continue;
    const { life, budget } = definition.caps;
    const has = standing[ruleId] ?? 0n;
    uses.set(ruleId, { ...use, life: before(life, has), budget: before(budget, has) });
  }
  return uses;
}

/** What each rule gives for the lines, of which so much earns. */
export function standingOf(
  rules: readonly ActiveRule[],
  facts: ReceiptFacts,
  used: CapUse,
  left: Amounts = plainBasis(facts, plainTerms(rules).earnsOnPaidByPoints),
): Record<number, bigint> {
  const given = plainByRule(rules, { facts, left, used }).filter(({ points }) => points > 0n);
  return Object.fromEntries(given.map(({ ruleId, points }) => [ruleId, points]));
}

/** The sum of what rules give. */
export const sumOf = (standing: Readonly<Record<number, bigint>>) => total(Object.values(standing));

/** From when to when points of a receipt are good. */
export function lotOf(rules: readonly ActiveRule[], day: string, now: number) {
  const { waitsDays, livesDays } = plainTerms(rules);
  const start = waitsDays === 0 ? null : startOf(day, waitsDays);
  const waits = start !== null && start > now ? start : null;
  const end = livesDays === null ? null : startOf(dayOf(waits ?? now), livesDays + 1);
  return { waits, end };
}

const moneyOf = (points: bigint, rule: SpendingRule) => (points * rule.minor) / rule.points;

/** What of the receipt points may pay, and the rule; null: there is none for it. */
function payable(rules: readonly ActiveRule[], facts: ReceiptFacts) {
  const rule = rules.map(({ definition }) => definition).find(({ kind }) => kind === 'spending');
  if (rule?.kind !== 'spending') return null;
  const lines = facts.lines.filter((line) => counts(rule, line));
  if (lines.length === 0) return null;
  const sum = total(lines.map(({ amountMinor }) => amountMinor));
  return { rule, minor: (sum * BigInt(rule.shareBps)) / 10_000n };
}

/** The money that so many points pay; null: they may not. */
export function paysMinor(
  rules: readonly ActiveRule[],
  facts: ReceiptFacts,
  points: bigint,
): bigint | null {
  const may = payable(rules, facts);
  if (may === null) return null;
  const { rule, minor } = may;
  const isTooMany = moneyOf(points, rule) > minor || points * rule.minor > minor * rule.points;
  const isTooFew = points < rule.least || points < rule.step || points % rule.step !== 0n;
  // One step less would pay the same.
  const isWaste = moneyOf(points - rule.step, rule) === moneyOf(points, rule);
  return isTooMany || isTooFew || isWaste ? null : moneyOf(points, rule);
}

/** The most that somebody who has so many can pay with. */
export function mostOf(
  rules: readonly ActiveRule[],
  facts: ReceiptFacts,
  available: bigint,
): bigint {
  const may = payable(rules, facts);
  if (may === null) return 0n;
  const { rule, minor } = may;
  const room = (minor * rule.points) / rule.minor;
  let points = available < room ? available : room;
  points -= points % rule.step;
  while (points > 0n && paysMinor(rules, facts, points) === null) points -= rule.step;
  return points;
}

/** What comes back of each line now; or why it does not. */
export function cameBack(
  { facts, back }: PlainReceipt,
  asked: readonly { readonly place: number; readonly milli: bigint }[] | null,
): { readonly lines: { place: number; milli: bigint; minor: bigint }[] } | string {
  const rest = facts.lines.map(({ quantityMilli, amountMinor }, place) => ({
    place,
    milli: quantityMilli - (back[place]?.milli ?? 0n),
    minor: amountMinor - (back[place]?.minor ?? 0n),
  }));
  if (asked === null) {
    const lines = rest.filter(({ milli, minor }) => milli > 0n || minor > 0n);
    return lines.length === 0 ? 'nothingLeft' : { lines };
  }
  const lines = [];
  for (const { place, milli } of asked) {
    const [line, left, gone] = [facts.lines[place], rest[place], back[place]];
    if (line === undefined || left === undefined || gone === undefined) return 'noSuchLine';
    if (milli > left.milli) return 'moreThanBought';
    const due = (line.amountMinor * (gone.milli + milli)) / line.quantityMilli - gone.minor;
    lines.push({ place, milli, minor: due > 0n ? due : 0n });
  }
  return { lines };
}

const upTo = (amount: bigint, part: bigint, whole: bigint) =>
  whole === 0n ? 0n : (amount * part + whole - 1n) / whole;

/** What the kept part earns, and what of the points spent is to have come back in all. */
export function afterReturn(one: PlainReceipt): {
  readonly standing: Record<number, bigint>;
  readonly back: bigint;
} {
  const { facts, rules, spent } = one;
  const { earnsOnPaidByPoints } = plainTerms(rules);
  const unpaid = plainBasis(facts, false);
  const left: Amounts = {};
  const kept: FactLine[] = [];
  let [paid, keptPaid, bought, keptBought] = [0n, 0n, 0n, 0n];
  for (const [place, line] of facts.lines.entries()) {
    const { lineNo, quantityMilli, amountMinor } = line;
    const gone = one.back[place] ?? { milli: 0n, minor: 0n };
    const amount = amountMinor - gone.minor;
    const paidOf = amountMinor - (unpaid[lineNo] ?? 0n);
    const keptOf = upTo(paidOf, amount, amountMinor);
    paid += paidOf;
    keptPaid += keptOf;
    bought += amountMinor;
    keptBought += amount;
    if (quantityMilli === gone.milli && amount === 0n) continue;
    kept.push({ ...line, quantityMilli: quantityMilli - gone.milli, amountMinor: amount });
    left[lineNo] = earnsOnPaidByPoints ? amount : amount - keptOf;
  }
  const standing = standingOf(rules, { ...facts, lines: kept }, usedForReturn(one), left);
  if (kept.length === 0) return { standing, back: spent };
  const [base, keeps] = paid > 0n ? [paid, keptPaid] : [bought, keptBought];
  return { standing, back: base === 0n ? 0n : (spent * (base - keeps)) / base };
}
