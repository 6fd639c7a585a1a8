import type { ReactNode } from 'react';

export type HeatScale = 'spruce' | 'amber';

/** step: on the scale; neutral: outside it; unfinished: its period runs; small: too few to judge. */
export type HeatKind = 'step' | 'neutral' | 'unfinished' | 'small';

export type HeatCell = {
  readonly kind: HeatKind;
  /** Place on the scale, 0 to 8; needed for `step`. */
  readonly step?: number;
  /** The figure, already formatted. */
  readonly value: string;
  /** A second, smaller figure. */
  readonly note?: string;
  /** The whole meaning in words, for screen readers. */
  readonly label: string;
  /** Opens exactly the members of the cell. */
  readonly href?: string;
};

export type HeatHeader = {
  readonly id: string;
  readonly label: ReactNode;
  /** The boundaries of the group: '74–162 days'. */
  readonly note?: ReactNode;
};

export type HeatRow = HeatHeader & {
  /** Figures between the name and the cells: the size of a cohort. */
  readonly lead?: ReactNode;
  /** One a column; null where there is nothing yet; 'missing' where there should be something. */
  readonly cells: readonly (HeatCell | null | 'missing')[];
  readonly total?: HeatTotal;
  readonly isQuiet?: boolean;
};

export type HeatTotal = { readonly value: ReactNode; readonly note?: ReactNode };

export type HeatFootRow = {
  readonly id: string;
  readonly label: ReactNode;
  readonly lead?: ReactNode;
  readonly cells: readonly (HeatTotal | null)[];
  readonly total?: HeatTotal;
  readonly isStrong?: boolean;
};
