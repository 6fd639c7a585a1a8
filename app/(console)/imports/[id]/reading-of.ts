import { ENCODINGS } from '@/lib/domain/imports/detection/encodings';
import { SEPARATORS } from '@/lib/domain/imports/detection/separators';
import { ROWS_ABOVE_MAX, ROWS_BELOW_MAX } from '@/lib/domain/imports/detection/table-shape';
import { fileFormatSchema } from '@/lib/domain/imports/mapping/file-format';

import type { FileSample } from '@/lib/domain/imports/mapping/guess-mapping';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** A count of rows as the address says it, or undefined. */
function rowsOf(text: Query[string], most: number): number | undefined {
  return typeof text === 'string' && /^\d{1,2}$/.test(text) && Number(text) <= most
    ? Number(text)
    : undefined;
}

/** How the file is to be read: as the address says, else as the saved mapping says, else as it is found. */
export function readingOf(query: Query, mapping: Readonly<Record<string, unknown>> | null) {
  const saved = fileFormatSchema.safeParse(mapping?.file).data;
  const asked = query.header === 'yes' ? true : query.header === 'no' ? false : undefined;
  return {
    encoding: ENCODINGS.find((known) => known === query.encoding) ?? saved?.encoding,
    separator: SEPARATORS.find((known) => known === query.separator) ?? saved?.separator,
    header: asked ?? saved?.header,
    rowsAbove: rowsOf(query.above, ROWS_ABOVE_MAX) ?? saved?.rowsAbove,
    rowsBelow: rowsOf(query.below, ROWS_BELOW_MAX) ?? saved?.rowsBelow,
  };
}

/** The same as parameters of the address. */
export function readingParameters(sample: Omit<FileSample, 'rows'>) {
  return {
    encoding: sample.encoding,
    separator: sample.separator,
    header: sample.header === null ? 'no' : 'yes',
    above: String(sample.rowsAbove),
    below: String(sample.rowsBelow),
  };
}
