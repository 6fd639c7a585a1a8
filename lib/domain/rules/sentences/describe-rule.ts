import { describeMechanic, type MechanicSentence } from '../../mechanics/describe';
import { toPoints } from '../../shared/points';
import { TRIMS } from '../decision';
import type {
  CapRule,
  Definition,
  DiscountRule,
  EarningRule,
  EventRule,
  LadderRule,
  SpendingRule,
  Terms,
} from '../definition';
import {
  type ConditionKey,
  describeConditions,
  describeDays,
  describeLines,
  type RuleDays,
} from './describe-conditions';
import { describeLadder } from './describe-ladder';
import type { LadderKey } from './ladder-facets';
import type { Sentence, Slot } from './sentence';

/** What a rule does. */
export type LeadKey =
  | 'lead.rate'
  | 'lead.multiplier'
  | 'lead.fixedReceipt'
  | 'lead.fixedUnit'
  | 'lead.fixedUnits'
  | 'lead.capReceipt'
  | 'lead.capDay'
  | 'lead.capMonth'
  | 'lead.spending'
  | 'lead.share'
  | 'lead.amount'
  | 'lead.ladderEver'
  | 'lead.ladderYear'
  | 'lead.eventOnce'
  | 'lead.eventAlways'
  | 'lead.terms'
  | 'lead.tiers';
export type ClauseKey =
  | ConditionKey
  | LadderKey
  | 'clause.step'
  | 'clause.capReceipt'
  | 'clause.capDay'
  | 'clause.capMonth'
  | 'clause.capLife'
  | 'clause.budget'
  | 'clause.leastPoints'
  | 'clause.stepPoints'
  | 'clause.share'
  | 'clause.adds'
  | 'clause.best'
  | 'clause.stops'
  | 'clause.priority'
  | `clause.rounding.${Terms['rounding']}${'Whole' | 'Hundredths'}`
  | 'clause.livesDays'
  | 'clause.livesForever'
  | 'clause.waitsDays'
  | 'clause.earnsOnPaid'
  | 'clause.paidEarnsNot'
  | 'clause.debt'
  | 'clause.stopAtZero';

/** A rule in words to be: what it does, then when, for what and how far. */
export type RuleSentence = {
  readonly lead: Sentence<LeadKey>;
  readonly clauses: readonly Sentence<ClauseKey>[];
};
/** A mechanic is told by words of its own. */
export type ToldRule = {
  readonly lead: RuleSentence['lead'] | MechanicSentence['lead'];
  readonly clauses: readonly (RuleSentence | MechanicSentence)['clauses'][number][];
};
type Clauses = readonly Sentence<ClauseKey>[];

const points = (amount: bigint): Slot => ({ kind: 'points', points: toPoints(amount) });
const money = (minor: bigint): Slot => ({ kind: 'money', minor });
const share = (bps: number): Slot => ({ kind: 'share', bps });

/** The priority that is not told, for nobody chose it. */
const USUAL_PRIORITY = 100;
const WHOLE_BPS = 10_000;
const ONE_POINT = 100n;

function describePriority(priority: number): Clauses {
  if (priority === USUAL_PRIORITY) return [];
  return [{ key: 'clause.priority', slots: { count: { kind: 'count', count: priority } } }];
}

/** How a rule goes with others, when it is not as usual for its kind. */
function describeStacking(
  { stacking, priority }: EarningRule | DiscountRule,
  usual: EarningRule['stacking'],
): Clauses {
  const own: Clauses = stacking === usual ? [] : [{ key: `clause.${stacking}`, slots: {} }];
  return [...own, ...describePriority(priority)];
}

function earningLead({ effect }: EarningRule): Sentence<LeadKey> {
  if (effect.kind === 'rate') {
    return {
      key: 'lead.rate',
      slots: { points: points(effect.points), money: money(effect.perMinor) },
    };
  }
  if (effect.kind === 'multiplier') {
    return { key: 'lead.multiplier', slots: { times: { kind: 'times', bps: effect.timesBps } } };
  }
  const slots = { points: points(effect.points) };
  if (effect.per === 'receipt') return { key: 'lead.fixedReceipt', slots };
  if (effect.units === undefined) return { key: 'lead.fixedUnit', slots };
  const count = { kind: 'count', count: effect.units } as const;
  return { key: 'lead.fixedUnits', slots: { ...slots, count } };
}

const CAP_CLAUSES = {
  receipt: 'clause.capReceipt',
  day: 'clause.capDay',
  month: 'clause.capMonth',
  life: 'clause.capLife',
  budget: 'clause.budget',
} as const;
const CAP_LEADS = {
  receipt: 'lead.capReceipt',
  day: 'lead.capDay',
  month: 'lead.capMonth',
} as const;

function describeEarning(rule: EarningRule): RuleSentence {
  const caps = TRIMS.flatMap((period): Clauses => {
    const most = rule.caps[period];
    return most === undefined
      ? []
      : [{ key: CAP_CLAUSES[period], slots: { points: points(most) } }];
  });
  return {
    lead: earningLead(rule),
    clauses: [
      ...describeConditions(rule.when),
      ...describeLines(rule.lines),
      ...caps,
      ...describeStacking(rule, 'adds'),
    ],
  };
}

function describeCap({ period, most, when }: CapRule): RuleSentence {
  const lead = { key: CAP_LEADS[period], slots: { points: points(most) } };
  return { lead, clauses: describeConditions(when) };
}

function describeSpending(rule: SpendingRule): RuleSentence {
  const { least, step, shareBps } = rule;
  const limits: Clauses = [
    ...(least > 0n
      ? [{ key: 'clause.leastPoints', slots: { points: points(least) } } as const]
      : []),
    ...(step === ONE_POINT
      ? []
      : [{ key: 'clause.stepPoints', slots: { points: points(step) } } as const]),
    ...(shareBps === WHOLE_BPS
      ? []
      : [{ key: 'clause.share', slots: { share: share(shareBps) } } as const]),
  ];
  return {
    lead: {
      key: 'lead.spending',
      slots: { points: points(rule.points), money: money(rule.minor) },
    },
    clauses: [
      ...limits,
      ...describeConditions(rule.when),
      ...describeLines(rule.lines),
      ...describePriority(rule.priority),
    ],
  };
}

function describeDiscount(rule: DiscountRule): RuleSentence {
  const { effect } = rule;
  const clauses = [
    ...describeConditions(rule.when),
    ...describeLines(rule.lines),
    ...describeStacking(rule, 'best'),
  ];
  if (effect.kind === 'share') {
    return { lead: { key: 'lead.share', slots: { share: share(effect.bps) } }, clauses };
  }
  if (effect.kind === 'amount') {
    return { lead: { key: 'lead.amount', slots: { money: money(effect.minor) } }, clauses };
  }
  const steps = effect.steps.map(({ fromMinor, bps }) => ({
    key: 'clause.step' as const,
    slots: { money: money(fromMinor), share: share(bps) },
  }));
  const key = effect.over === 'ever' ? 'lead.ladderEver' : 'lead.ladderYear';
  return { lead: { key, slots: {} }, clauses: [...steps, ...clauses] };
}

function describeEvent({ event, points: amount, times }: EventRule): RuleSentence {
  const key = times === 'once' ? 'lead.eventOnce' : 'lead.eventAlways';
  const slots = { points: points(amount), event: { kind: 'text', text: event } } as const;
  return { lead: { key, slots }, clauses: [] };
}

function describeTerms(terms: Terms): RuleSentence {
  const days = (count: number) => ({ count: { kind: 'count', count } as const });
  const { livesDays, waitsDays, rounding, decimals } = terms;
  const to = decimals === 0 ? 'Whole' : 'Hundredths';
  return {
    lead: { key: 'lead.terms', slots: {} },
    clauses: [
      { key: `clause.rounding.${rounding}${to}`, slots: {} },
      livesDays === null
        ? { key: 'clause.livesForever', slots: {} }
        : { key: 'clause.livesDays', slots: days(livesDays) },
      ...(waitsDays === 0 ? [] : [{ key: 'clause.waitsDays', slots: days(waitsDays) } as const]),
      {
        key: terms.earnsOnPaidByPoints ? 'clause.earnsOnPaid' : 'clause.paidEarnsNot',
        slots: {},
      },
      { key: terms.takesBack === 'debt' ? 'clause.debt' : 'clause.stopAtZero', slots: {} },
    ],
  };
}

const describeTiers = (ladder: LadderRule): RuleSentence => ({
  lead: { key: 'lead.tiers', slots: { count: { kind: 'count', count: ladder.tiers.length } } },
  clauses: describeLadder(ladder),
});

const KINDS: {
  readonly [K in Definition['kind']]: (rule: Extract<Definition, { kind: K }>) => ToldRule;
} = {
  earning: describeEarning,
  cap: describeCap,
  spending: describeSpending,
  discount: describeDiscount,
  event: describeEvent,
  terms: describeTerms,
  tiers: describeTiers,
  mechanic: describeMechanic,
};

function describeOfKind<K extends Definition['kind']>(
  kind: K,
  rule: Extract<Definition, { kind: K }>,
): ToldRule {
  return KINDS[kind](rule);
}

const OPEN: RuleDays = { startsOn: null, endsOn: null };

/** What a rule says, as a sentence without words; with its days when they are given. */
export function describeRule(definition: Definition, days: RuleDays = OPEN): ToldRule {
  const { lead, clauses } = describeOfKind(definition.kind, definition);
  return { lead, clauses: [...clauses, ...describeDays(days)] };
}
