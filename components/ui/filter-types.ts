export type FilterOption = { readonly value: string; readonly label: string };

/** One thing a list or a report can be narrowed by. It lives in the address under its key. */
export type FilterDefinition = {
  readonly key: string;
  readonly label: string;
  readonly kind:
    | 'choice'
    | 'choices'
    | 'day'
    | 'month'
    | 'months'
    | 'days'
    | 'text'
    | 'number'
    | 'numbers';
  /** For choices: what there is to choose from. */
  readonly options?: readonly FilterOption[];
  /** Value in the address; several choices are joined by commas, ranges by two dots. */
  readonly value?: string | undefined;
  /** How a value without an option reads; by default as it stands. */
  readonly valueLabel?: string | undefined;
  /** A filter that always has a value: it can be changed, not removed. */
  readonly fixed?: boolean;
};
