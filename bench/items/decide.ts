import { decideReceipt } from '@/lib/domain/rules/decide-receipt';
import {
  type ActiveRule,
  type DefinitionJson,
  definitionSchema,
} from '@/lib/domain/rules/definition';
import type { FactLine, ReceiptFacts } from '@/lib/domain/rules/facts';
import type { BenchItem } from '../bench-item';
import { median, timed } from '../measure';

const DECISIONS = 1_000;
const RULES = 30;
const LINES = 10;
const CATEGORIES = 5;
const RUNS = 5;
const TARGET_MS = 1_000;

/** Every third rule a rate, a multiplier and an award, for some goods and tiers, under caps. */
function benchRule(place: number): ActiveRule {
  const effects = [
    { kind: 'rate', points: '1', perMinor: String(1_000 + place) },
    { kind: 'multiplier', timesBps: 15_000 + place },
    { kind: 'fixed', points: '10', per: 'receipt' },
  ] as const;
  const definition: DefinitionJson = {
    kind: 'earning',
    when: { tiers: [place % 3, 2], leastMinor: '5000' },
    lines: { except: { categories: [`C${place % CATEGORIES}`] } },
    effect: effects[place % 3] ?? effects[0],
    stacking: (['adds', 'best', 'stops'] as const)[place % 4] ?? 'adds',
    caps: { receipt: '500', month: '5000' },
  };
  const parsed = definitionSchema.parse(definition);
  return {
    ruleId: place + 1,
    versionId: place + 1,
    startsOn: null,
    endsOn: null,
    definition: parsed,
  };
}

function benchReceipt(place: number): ReceiptFacts {
  const lines = Array.from(
    { length: LINES },
    (_, at): FactLine => ({
      lineNo: at + 1,
      kind: 'goods',
      article: `A${at}`,
      category: `C${at % CATEGORIES}`,
      labels: [],
      quantityMilli: 1_000n,
      amountMinor: BigInt(1_990 + place * at),
    }),
  );
  return {
    businessDate: '2026-11-27',
    weekday: 5,
    clock: '12:00',
    storeId: 1,
    format: 'hypermarket',
    partner: '',
    channel: 'store',
    tierId: place % 3,
    cardTypeId: 0,
    payments: [],
    paidByPointsMinor: 1_000n,
    lines,
  };
}

/** Decisions of the pure rules, without a database. */
export const decide: BenchItem = async () => {
  const rules = Array.from({ length: RULES }, (_, place) => benchRule(place));
  const receipts = Array.from({ length: DECISIONS }, (_, place) => benchReceipt(place));
  const used = new Map();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    times.push(
      await timed(async () => receipts.map((facts) => decideReceipt({ rules, facts, used }))),
    );
  }
  const name = `${DECISIONS} decisions of ${LINES} lines under ${RULES} rules`;
  return [{ name, ours: median(times), reference: TARGET_MS, against: 'target', unit: 'ms' }];
};
