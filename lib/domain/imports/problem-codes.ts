/** Why a row is refused. The words stand in `messages.imports.problems.<code>`. */
export const PROBLEM_CODES = [
  'columns_missing',
  'columns_extra',
  'value_missing',
  'value_too_long',
  'value_unreadable',
  'number_unreadable',
  'number_too_large',
  'currency_other',
  'date_unreadable',
  'date_out_of_range',
  'date_in_future',
  'phone_invalid',
  'email_invalid',
  'customer_missing',
  'customer_unknown',
  'card_not_active',
  'store_unknown',
  'receipt_incomplete',
  'receipt_repeated',
  'receipt_differs',
  'receipt_too_long',
  'sale_negative',
  'identity_missing',
  'identity_repeated',
  'identity_taken',
  'member_like',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One refused row: `rowNumber` counts from 1 at the first line of the file, the header included. */
export type RowProblem = {
  readonly code: ProblemCode;
  readonly field: string;
  readonly value: string;
};

/** Why a file cannot be read at all. The words stand in `messages.imports.fileProblems.<code>`. */
export const FILE_PROBLEMS = [
  'empty',
  'binary',
  'workbook',
  'archive_broken',
  'encoding_wrong',
  'line_too_long',
  'quotes_broken',
  'header_only',
  'column_absent',
  'column_doubled',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];
