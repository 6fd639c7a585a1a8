import type { ReactNode } from 'react';

/** A place on either side of a Sankey chart, from the top down. */
export type SankeyNode = {
  readonly id: string;
  /** Its name with its mark. */
  readonly label: ReactNode;
  /** The figure of a side, below the name; null: it has none there. */
  readonly left: ReactNode | null;
  readonly right: ReactNode | null;
  /** Class of its bar: a fill. */
  readonly barClass: string;
};

/** What goes from a place on the left to one on the right. */
export type SankeyFlow = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Above zero. */
  readonly size: number;
  readonly tone: 'up' | 'down';
  /** On the ribbon. */
  readonly text: string;
  /** The whole meaning, for screen readers. */
  readonly words: string;
  readonly href: string | undefined;
};
