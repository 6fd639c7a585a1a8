import type { ShownTier } from '../members/listed-member';
import type { CellLabel } from './cell-label';

/** Members shown beside a report at once. */
export const CELL_MEMBERS_SHOWN = 25;

/** What a figure counts of its members. */
export type CellMeasure = 'purchases' | 'points';

/** A member behind a figure; sums are of the figure's own period. */
export type CellMember = {
  readonly memberId: number;
  readonly name: string;
  readonly tier: ShownTier | null;
  /** The last day with a receipt up to the figure's as-of day. */
  readonly lastPurchaseOn: string | null;
  readonly receipts: number;
  readonly revenueMinor: bigint;
  /** Hundredths, in a figure of points; else 0. */
  readonly points: bigint;
};

/** What the sheet beside a report shows of one figure. */
export type CellPage = {
  readonly label: CellLabel;
  /** Whether conditions of a segment say the same. */
  readonly isSaid: boolean;
  readonly measure: CellMeasure;
  readonly currency: string;
  /** The day the figure knows purchases up to: last visits are counted to it. */
  readonly asOfOn: string;
  readonly members: number;
  readonly receipts: number;
  readonly revenueMinor: bigint;
  readonly averageReceiptMinor: bigint | null;
  /** Hundredths, in a figure of points; else 0. */
  readonly points: bigint;
  /** The first 25 by revenue, or by points. */
  readonly rows: readonly CellMember[];
};

/** What the member filters can be set to. */
export type ReportOptions = {
  readonly tiers: readonly {
    readonly code: string;
    readonly nameEn: string;
    readonly nameRu: string;
  }[];
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly formats: readonly string[];
};
