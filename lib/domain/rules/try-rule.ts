import { assert } from '../shared/assert';
import { MOST_POINTS, pointsText } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import type { Decision } from './decision';
import type { ActiveRule } from './definition';
import type { Bought, CapUse, ReceiptFacts } from './facts';
import { quoteDiscounts } from './quote-discounts';
import { quoteSpending } from './quote-spending';
import { type Candidate, type Trial, type TriedRule, UNKEPT_RULE_ID } from './trial';

/** Nothing was earned before: a receipt is tried by itself. */
const NOTHING_USED: CapUse = new Map();

/** The rules of a day with the one that is tried in its place, as if it held on that day. */
export function withCandidate(
  rules: readonly ActiveRule[],
  { definition, ruleId }: Candidate,
): readonly ActiveRule[] {
  const held = rules.find((rule) => rule.ruleId === ruleId);
  const tried: ActiveRule = {
    ruleId: ruleId ?? UNKEPT_RULE_ID,
    versionId: held?.versionId ?? 0,
    startsOn: null,
    endsOn: null,
    definition,
  };
  return [...rules.filter((rule) => rule.ruleId !== tried.ruleId), tried];
}

/** What a receipt earns by the rules, nothing earned before it. */
export function earnedAlone(rules: readonly ActiveRule[], facts: ReceiptFacts): Decision {
  return decideReceipt({ rules, facts, used: NOTHING_USED });
}

type Names = ReadonlyMap<number, { readonly nameEn: string; readonly nameRu: string }>;
const NO_NAME = { nameEn: '', nameRu: '' };

type ToTry = {
  /** In force on the day of the receipt. */
  readonly rules: readonly ActiveRule[];
  readonly candidate: Candidate | null;
  readonly facts: ReceiptFacts;
  readonly bought: Bought;
  readonly names: Names;
};

/** A receipt judged with the rule that is tried and without it: points, what they may pay, and discounts, rule by rule. */
export function tryRule({ rules, candidate, facts, bought, names }: ToTry): Omit<Trial, 'receipt'> {
  const tried = candidate === null ? rules : withCandidate(rules, candidate);
  const triedId = candidate === null ? null : (candidate.ruleId ?? UNKEPT_RULE_ID);
  const before = earnedAlone(rules, facts);
  const after = earnedAlone(tried, facts);
  const spending = quoteSpending({ rules: tried, facts, available: MOST_POINTS, wanted: null });
  const discounts = quoteDiscounts({ rules: tried, facts, bought });
  const told = (
    ruleId: number,
  ): Pick<TriedRule, 'ruleId' | 'nameEn' | 'nameRu' | 'isCandidate'> => ({
    ruleId,
    ...(names.get(ruleId) ?? NO_NAME),
    isCandidate: ruleId === triedId,
  });
  const isCap = new Set(
    tried.filter(({ definition }) => definition.kind === 'cap').map(({ ruleId }) => ruleId),
  );
  const lineOf = new Map(facts.lines.map((line) => [line.lineNo, line]));
  return {
    before: pointsText(before.points),
    after: pointsText(after.points),
    rules: [
      ...after.outcomes.map((outcome) => ({
        ...told(outcome.ruleId),
        status: outcome.status,
        failed: outcome.failed,
        points: pointsText(outcome.points),
        minor: null,
        basisMinor: String(outcome.basisMinor),
        trims: outcome.trims.map(({ from, to }) => ({
          from: pointsText(from),
          to: pointsText(to),
        })),
        by: outcome.by,
        isCap: isCap.has(outcome.ruleId),
      })),
      ...discounts.outcomes.map((outcome) => ({
        ...told(outcome.ruleId),
        status: outcome.status,
        failed: outcome.failed,
        points: '0',
        minor: String(outcome.minor),
        basisMinor: String(outcome.basisMinor),
        trims: [],
        by: outcome.by,
        isCap: false,
      })),
    ],
    lines: after.lines.map(({ lineNo, basisMinor, points }) => {
      const line = lineOf.get(lineNo);
      assert(line !== undefined, 'a decision is of the lines of its receipt');
      const { article, category } = line;
      return {
        lineNo,
        article,
        category,
        basisMinor: String(basisMinor),
        points: pointsText(points),
      };
    }),
    spending: {
      refusal: spending.refusal,
      points: pointsText(spending.most),
      minor: String(spending.mostMinor),
    },
    discountMinor: String(discounts.minor),
  };
}
