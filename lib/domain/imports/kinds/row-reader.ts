import type { CurrencyCode } from '../../shared/money';
import type { ImportedAttribute } from '../mapping/attribute-fields';
import type { RowProblem } from '../problem-codes';

/** One row as the staging table takes it, column by column; null is an absent value. */
export type StagedValues = readonly (string | null)[];

/** What a reader knows from outside the file. The clock and the phone library are given, never reached for. */
export type ReaderContext = {
  /** Today in the programme's zone. */
  readonly today: string;
  /** The programme's currency, and its decimals. */
  readonly currency: CurrencyCode;
  readonly decimals: number;
  /** The phone in E.164, or null when it is not one. */
  readonly readPhone: (text: string) => string | null;
  /** The custom attributes in use that the mapping fills; left out: none. */
  readonly attributes?: readonly ImportedAttribute[];
};

/** The row read, or why not. A refused row still gives what could be read of it: the receipt it belongs to. */
export type ReadRow =
  | {
      readonly problem: null;
      readonly values: StagedValues;
      readonly isRounded: boolean;
      /** A name was written as names are: spaces, look-alike letters of the other alphabet, case. */
      readonly isCleansed?: boolean;
    }
  | {
      readonly problem: RowProblem;
      readonly values: StagedValues | null;
      readonly isRounded: false;
    };

/** Reads the cells of one row. */
export type RowReader = (cells: readonly string[]) => ReadRow;

/** Stops the reading of a row; caught by the reader of its kind. */
export class RowRefusal extends Error {
  readonly problem: RowProblem;

  constructor(problem: RowProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
