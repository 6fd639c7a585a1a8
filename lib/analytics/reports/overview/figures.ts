import 'server-only';
import {
  type FiguresNamed,
  figureName,
  OVERVIEW_FIGURE_IDS,
  type PeriodFigures,
} from '@/lib/domain/analytics/overview-figures';
import { averageMinor, shareOfCount } from '@/lib/domain/analytics/ratios';
import type { BuyerCount } from './buyer-count';
import type { ItemSum } from './item-sums';

/** What the figures of a period are made of. */
export type FigureParts = {
  readonly members: number;
  /** Null: not counted. */
  readonly buyers: BuyerCount | null;
  readonly revenueMinor: bigint;
  readonly receipts: number;
  /** Receipts of guests too. */
  readonly allReceipts: number;
  readonly items: ItemSum;
  readonly issued: bigint;
  readonly spent: bigint;
};

const HUNDRED = 100;

/** Items of a receipt to the hundredth; null where no receipt tells its articles. */
function itemsEach({ receipts, items }: ItemSum): number | null {
  const hundredths = averageMinor(items * BigInt(HUNDRED), receipts);
  return hundredths === null ? null : Number(hundredths) / HUNDRED;
}

/** The figures of a period. */
export function figuresOf(parts: FigureParts): PeriodFigures {
  const { buyers } = parts;
  return {
    members: parts.members,
    buyers: buyers?.buyers ?? null,
    revenue: parts.revenueMinor,
    receipts: parts.receipts,
    averageReceipt: averageMinor(parts.revenueMinor, parts.receipts),
    itemsPerReceipt: itemsEach(parts.items),
    repeatShare: buyers && shareOfCount(buyers.repeat, buyers.buyers),
    memberReceiptsShare: shareOfCount(parts.receipts, parts.allReceipts),
    issued: parts.issued,
    spent: parts.spent,
  };
}

const NOTHING = Object.fromEntries(OVERVIEW_FIGURE_IDS.map((id) => [id, null])) as PeriodFigures;

/** Figures under the names that the report gives them; of no period: nothing can be said. */
export function named<Suffix extends string>(
  figures: PeriodFigures | null,
  suffix: Suffix,
): FiguresNamed<Suffix> {
  const from = figures ?? NOTHING;
  const entries = OVERVIEW_FIGURE_IDS.map((id) => [figureName(id, suffix), from[id]] as const);
  // The names and kinds are those of the registry that the type is made of.
  return Object.fromEntries(entries) as FiguresNamed<Suffix>;
}
