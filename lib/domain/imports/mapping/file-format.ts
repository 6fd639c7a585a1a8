import { z } from 'zod';
import { ENCODINGS } from '../detection/encodings';
import { SEPARATORS } from '../detection/separators';
import { ROWS_ABOVE_MAX, ROWS_BELOW_MAX } from '../detection/table-shape';
import { DATE_PATTERNS } from '../parsing/date-patterns';
import { DECIMAL_MARKS, THOUSANDS_MARKS } from '../parsing/decimals';

/** How the text of the file is to be read. */
export const fileFormatSchema = z
  .strictObject({
    encoding: z.enum(ENCODINGS).default('utf-8'),
    separator: z.enum(SEPARATORS).default('comma'),
    header: z.boolean().default(true),
    /** Rows that are no data, empty lines not counted: above the names of the columns, and right under them. */
    rowsAbove: z.int().min(0).max(ROWS_ABOVE_MAX).default(0),
    rowsBelow: z.int().min(0).max(ROWS_BELOW_MAX).default(0),
    decimalMark: z.enum(DECIMAL_MARKS).default('.'),
    thousandsMark: z.enum(THOUSANDS_MARKS).default('none'),
    datePatterns: z
      .array(z.enum(DATE_PATTERNS))
      .min(1)
      .max(DATE_PATTERNS.length)
      .default(['YYYY-MM-DD']),
  })
  .refine((format) => format.decimalMark !== format.thousandsMark, {
    path: ['thousandsMark'],
    message: 'The decimal mark and the thousands mark differ',
  });

export type FileFormat = z.infer<typeof fileFormatSchema>;
