import { type ActiveRule, type DefinitionJson, definitionSchema } from '../definition';
import type { CapUse, FactLine, ReceiptFacts } from '../facts';

/** A rule in force, as a screen would save it. */
export function rule(
  ruleId: number,
  definition: DefinitionJson,
  days: { readonly startsOn?: string; readonly endsOn?: string } = {},
): ActiveRule {
  return {
    ruleId,
    versionId: ruleId * 10,
    startsOn: days.startsOn ?? null,
    endsOn: days.endsOn ?? null,
    definition: definitionSchema.parse(definition),
  };
}

/** Some points for each unit of money (100 minor units). */
export const perUnit = (points: string): DefinitionJson => ({
  kind: 'earning',
  effect: { kind: 'rate', points, perMinor: '100' },
});

/** A line of so many units of money, one piece unless more is said. */
export function line(lineNo: number, amount: number, more: Partial<FactLine> = {}): FactLine {
  return {
    lineNo,
    kind: 'goods',
    article: String(lineNo),
    category: '',
    labels: [],
    quantityMilli: 1_000n,
    amountMinor: BigInt(Math.round(amount * 100)),
    ...more,
  };
}

/** A receipt of Friday, 27 November 2026, at noon, in a hypermarket, of a member without tier or card. */
export function receipt(
  lines: readonly FactLine[],
  more: Partial<ReceiptFacts> = {},
): ReceiptFacts {
  return {
    businessDate: '2026-11-27',
    weekday: 5,
    clock: '12:00',
    storeId: 1,
    format: 'hypermarket',
    partner: '',
    channel: 'store',
    tierId: 0,
    cardTypeId: 0,
    payments: [],
    paidByPointsMinor: 0n,
    lines,
    ...more,
  };
}

/** Nothing earned before. */
export const UNUSED: CapUse = new Map();
