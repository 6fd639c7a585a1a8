import { decideReceipt } from '@/lib/domain/rules/decide-receipt';
import type { Decision } from '@/lib/domain/rules/decision';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { CapUse, ReceiptFacts, Used } from '@/lib/domain/rules/facts';
import { type DecidedBy, pointsByRule } from '@/lib/domain/rules/kept-decision';
import { addMonths } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import type { DemoSpan } from './day';
import { dayNumber, dayText, weekdayOf } from './day';
import { timeText } from './gathering';
import { FIRST_TIER_ID } from './ladders';
import { demoLines } from './lines';
import { DEMO_CARD_TYPE_ID } from './programme';
import type { DemoPurchase } from './purchases';
import { APPROVED_VERSIONS } from './rules';
import { demoStores } from './stores';
import type { DemoTierChange } from './tiers';

/** A receipt of the demo that the rules of its day decided. */
export interface DemoDecision extends DecidedBy {
  readonly facts: ReceiptFacts;
  readonly decision: Decision;
}

/** Receipts of this month and of the one before it have their decision; older ones came with the points they had, as an import brings them. */
const DECIDED_MONTHS = 1;
const NOTHING = toPoints(0n);

const formatOf = new Map(demoStores().map(({ storeId, format }) => [storeId, format]));

const known = new Map<string, readonly ActiveRule[]>();

/** The rules in force on a day, in the order of their numbers. */
function demoRulesOn(day: number, span: DemoSpan): readonly ActiveRule[] {
  const key = `${day} ${span.from} ${span.to}`;
  const rules = known.get(key) ?? findRules(day, span);
  known.set(key, rules);
  return rules;
}

function findRules(day: number, span: DemoSpan): readonly ActiveRule[] {
  const inForce = new Map<number, ActiveRule>();
  for (const { ruleId, versionId, definition, starts, endsAfter } of APPROVED_VERSIONS) {
    const from = starts === 'history' ? span.from : span.to + starts;
    const to = endsAfter === undefined ? null : span.to + endsAfter;
    if (from > day || (to !== null && to < day)) continue;
    const days = { startsOn: dayText(from), endsOn: to === null ? null : dayText(to) };
    inForce.set(ruleId, { ruleId, versionId, definition, ...days });
  }
  return [...inForce.values()];
}

/** Decides the later receipts of one member, in the order of time: each counts toward the caps of those after it. */
export class DemoDecider {
  private readonly since: number;
  private readonly uses = new Map<string, Map<number, bigint>>();

  constructor(
    private readonly span: DemoSpan,
    private readonly tierPath: readonly DemoTierChange[],
  ) {
    const month = addMonths(dayText(span.to).slice(0, 7), -DECIDED_MONTHS);
    this.since = dayNumber(`${month}-01`);
  }

  /** What the receipt earns, of which points paid so many kopecks; null: it is older than what is decided. */
  decide(purchase: DemoPurchase, paidByPointsMinor: bigint): DemoDecision | null {
    if (purchase.day < this.since) return null;
    const rules = demoRulesOn(purchase.day, this.span);
    const facts = this.factsOf(purchase, paidByPointsMinor);
    const used = this.usedOn(facts.businessDate);
    const decision = decideReceipt({ rules, facts, used });
    const { ruleIds, rulePoints } = pointsByRule(decision, rules);
    for (const [place, ruleId] of ruleIds.entries()) {
      this.count(facts.businessDate, ruleId, rulePoints[place] ?? NOTHING);
    }
    this.count(facts.businessDate, 0, decision.points);
    return { facts, decision, rules, used };
  }

  private count(day: string, ruleId: number, points: bigint): void {
    if (points === 0n) return;
    for (const time of [day, day.slice(0, 7)]) {
      const given = this.uses.get(time) ?? new Map<number, bigint>();
      given.set(ruleId, (given.get(ruleId) ?? 0n) + points);
      this.uses.set(time, given);
    }
  }

  private usedOn(day: string): CapUse {
    const today = this.uses.get(day);
    const month = this.uses.get(day.slice(0, 7)) ?? new Map<number, bigint>();
    return new Map(
      [...month].map(([ruleId, points]): [number, Used] => [
        ruleId,
        { day: toPoints(today?.get(ruleId) ?? NOTHING), month: toPoints(points) },
      ]),
    );
  }

  private factsOf(purchase: DemoPurchase, paidByPointsMinor: bigint): ReceiptFacts {
    const { day, secondOfDay, storeId } = purchase;
    const reached = this.tierPath.findLast(
      (change) => change.day < day || (change.day === day && change.second < secondOfDay),
    );
    return {
      businessDate: dayText(day),
      weekday: weekdayOf(day) + 1,
      clock: timeText(secondOfDay).slice(0, 5),
      storeId,
      format: formatOf.get(storeId) ?? 'other',
      partner: '',
      channel: formatOf.get(storeId) === 'online' ? 'web' : 'store',
      tierId: reached?.toTierId ?? FIRST_TIER_ID,
      cardTypeId: DEMO_CARD_TYPE_ID,
      payments: [],
      paidByPointsMinor,
      lines: demoLines(purchase).map(({ quantityMilli, ...line }) => ({
        ...line,
        kind: 'goods',
        labels: [],
        quantityMilli: BigInt(quantityMilli),
      })),
    };
  }
}
