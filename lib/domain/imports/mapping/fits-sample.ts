import type { ImportKind } from '../import-kinds';
import { parseMomentBy } from '../parsing/date-patterns';
import { decimalReader } from '../parsing/decimals';
import { guessFileDates } from '../parsing/guess-dates';
import { guessNumberFormat } from '../parsing/guess-number-format';
import { draftMappingSchema } from './draft-mapping';
import type { FieldSource } from './field-source';
import { IMPORT_FIELDS } from './fields';
import type { FileSample } from './guess-mapping';

/** The filled texts of the column that a field is read from; none for a constant or a column that is not there. */
function textsOf(sample: FileSample, source: FieldSource | undefined): readonly string[] {
  if (source === undefined || 'constant' in source) return [];
  const { column } = source;
  const index = typeof column === 'number' ? column - 1 : (sample.header ?? []).indexOf(column);
  return sample.rows.map((row) => row[index]?.trim() ?? '').filter((text) => text !== '');
}

/**
 * Whether a mapping reads the dates and numbers of the sample as well as a guess would: a file may have the columns of one before
 * and write its dates in another way.
 */
export function fitsSample(
  kind: ImportKind,
  sample: FileSample,
  mapping: Readonly<Record<string, unknown>>,
): boolean {
  const parsed = draftMappingSchema.safeParse(mapping);
  if (!parsed.success) return false;
  const { file, fields } = parsed.data;
  const readDate = (patterns: typeof file.datePatterns) => (text: string) =>
    parseMomentBy(text, patterns) !== null;
  const readNumber = (format: Parameters<typeof decimalReader>[0]) => (text: string) =>
    typeof decimalReader(format, 'any')(text) !== 'string';
  return IMPORT_FIELDS[kind].every(({ id, type }) => {
    const texts = textsOf(sample, fields[id]);
    const count = (reads: (text: string) => boolean) => texts.filter(reads).length;
    if (type === 'moment' || type === 'day') {
      const guessed = [...guessFileDates([texts]).patterns];
      return count(readDate(file.datePatterns)) >= count(readDate(guessed));
    }
    if (type !== 'number') return true;
    return count(readNumber(file)) >= count(readNumber(guessNumberFormat(texts)));
  });
}
