import type { CellMeasure } from './cell-page';

/** How a figure is written: `each` is so many of a receipt. */
export type FigureKind = 'money' | 'count' | 'each' | 'ratio' | 'points';

/** Whether more of it is good; neither for points: what is issued is owed. */
export type FigureDirection = 'up' | 'none';

export type OverviewFigure = {
  readonly kind: FigureKind;
  readonly better: FigureDirection;
  /** What its cells begin with: the members behind it. */
  readonly cell: OverviewWho;
};

/** Who stands behind figures: those in force, those with a receipt, those of them who had bought before, all in the sums, whose points moved. */
export const OVERVIEW_WHO = ['members', 'buyers', 'repeat', 'sums', 'issued', 'spent'] as const;
export type OverviewWho = (typeof OVERVIEW_WHO)[number];

/** The figures of the overview in their order. */
export const OVERVIEW_FIGURES = {
  members: { kind: 'count', better: 'up', cell: 'members' },
  buyers: { kind: 'count', better: 'up', cell: 'buyers' },
  revenue: { kind: 'money', better: 'up', cell: 'sums' },
  receipts: { kind: 'count', better: 'up', cell: 'sums' },
  averageReceipt: { kind: 'money', better: 'up', cell: 'sums' },
  itemsPerReceipt: { kind: 'each', better: 'up', cell: 'sums' },
  repeatShare: { kind: 'ratio', better: 'up', cell: 'repeat' },
  memberReceiptsShare: { kind: 'ratio', better: 'up', cell: 'sums' },
  issued: { kind: 'points', better: 'none', cell: 'issued' },
  spent: { kind: 'points', better: 'none', cell: 'spent' },
} as const satisfies Readonly<Record<string, OverviewFigure>>;

export type OverviewFigureId = keyof typeof OVERVIEW_FIGURES;
export const OVERVIEW_FIGURE_IDS = Object.keys(OVERVIEW_FIGURES) as OverviewFigureId[];

/** Charts that are shown unless others are chosen. */
export const OVERVIEW_CHARTS: readonly OverviewFigureId[] = ['revenue', 'receipts'];

type OfKind<Kind extends FigureKind> = {
  [Id in OverviewFigureId]: (typeof OVERVIEW_FIGURES)[Id]['kind'] extends Kind ? Id : never;
}[OverviewFigureId];

/** Figures of a period under their names in the report; the suffix tells the period: '', 'Before', 'YearBefore'. Null: it cannot be said. */
export type FiguresNamed<Suffix extends string> = {
  readonly [Id in OfKind<'count' | 'each' | 'ratio'> as `${Id}${Suffix}`]: number | null;
} & {
  readonly [Id in OfKind<'money'> as `${Id}${Suffix}Minor`]: bigint | null;
} & {
  readonly [Id in OfKind<'points'> as `${Id}${Suffix}`]: bigint | null;
};

/** All figures of one period. */
export type PeriodFigures = { readonly [Id in OverviewFigureId]: number | bigint | null };

/** The name of a figure in the report. */
export function figureName(id: OverviewFigureId, suffix: string): string {
  return `${id}${suffix}${OVERVIEW_FIGURES[id].kind === 'money' ? 'Minor' : ''}`;
}

/** What the members behind a figure are told with. */
export function measureOf(who: OverviewWho): CellMeasure {
  return who === 'issued' || who === 'spent' ? 'points' : 'purchases';
}

/** Why a figure cannot be said. */
export type FigureGap = 'long' | 'nobody' | 'noReceipts' | 'noItems';

/** Why a figure of a period is not known, where it is not; `isCounted`: whether its buyers were. */
export function figureGap(id: OverviewFigureId, isCounted: boolean): FigureGap {
  if (id === 'itemsPerReceipt') return 'noItems';
  if (id === 'buyers' || id === 'repeatShare') return isCounted ? 'nobody' : 'long';
  return 'noReceipts';
}
