/** A part of a column: what came in (above the line) or went out (below it). */
export type FlowPart = {
  readonly id: string;
  readonly label: string;
  readonly colour: 1 | 2 | 3 | 4 | 5 | 6;
  /** Its length: zero or above. */
  readonly size: number;
  readonly isOut: boolean;
  /** The figure in words. */
  readonly text: string;
  /** The whole meaning, for screen readers. */
  readonly words: string;
  readonly href: string;
};

export type FlowColumn = {
  readonly id: string;
  /** Under the column. */
  readonly label: string;
  /** At the head of its figures. */
  readonly title: string;
  readonly isUnfinished: boolean;
  readonly parts: readonly FlowPart[];
  /** Further figures of the period: what it led to. */
  readonly notes: readonly { readonly label: string; readonly text: string }[];
};
