import type { TierColour } from '@/lib/domain/tiers/ladder';

export type ChartValueFormat =
  | { readonly kind: 'count' }
  | { readonly kind: 'percent'; readonly digits?: number }
  | { readonly kind: 'decimal'; readonly digits?: number }
  /** Values are minor units of the currency. */
  | { readonly kind: 'money'; readonly currency: string };

export type ChartSeries = {
  readonly id: string;
  readonly label: string;
  /** One value a category; null where there is none. */
  readonly values: readonly (number | null)[];
  /** What a point opens, by category. */
  readonly hrefs?: readonly (string | null)[];
  readonly colour?: 1 | 2 | 3 | 4 | 5 | 6;
  /** A line about a tier: in the tier's own colour, with a pattern by its place. */
  readonly tier?: TierColour;
  /** strong: the line the chart is about; context: a thin grey line without a label; past: dotted, for comparison. */
  readonly weight?: 'strong' | 'regular' | 'context' | 'past';
  /** From this category on the line is dotted: unfinished, or resting on few. */
  readonly dottedFrom?: number;
};

/** What happened in a category: a letter above the plot, told in words elsewhere on the page. */
export type ChartMarker = {
  readonly index: number;
  readonly letter: string;
  /** What is read when pointed at. */
  readonly title: string;
  /** Where its words stand: '#axis-B'. */
  readonly href: string;
  /** Something that still goes on. */
  readonly isLive: boolean;
};

export type LineChartProps = {
  /** What the chart says, in words. */
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly format: ChartValueFormat;
  readonly height?: number;
  /** Starts the axis at zero; lines may start elsewhere, bars never. */
  readonly fromZero?: boolean;
  readonly markers?: readonly ChartMarker[];
};
