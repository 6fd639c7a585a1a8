import 'server-only';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import { LIST_FILE_LINES } from '@/lib/domain/segments/limits';
import { type LineReading, readListLine } from '@/lib/domain/segments/list-line';
import { AppError } from '@/lib/domain/shared/errors';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { isBlank, readRecords } from '@/lib/imports/files/read-records';
import { sampleFile } from '@/lib/imports/files/sample-file';
import { phoneReader } from '@/lib/members/read-phone';

/** A line of a file: its number, its text and what that may mean. */
export type ListLine = {
  readonly line: number;
  readonly text: string;
  readonly readings: readonly LineReading[];
};

/**
 * The first column of a file of members. Encoding, separator and header are found out as those of an import are. Throws
 * `file_empty`, `file_unreadable`, `too_many` beyond 100,000 lines.
 */
export async function readListFile(
  path: string,
  currency: CurrencyCode,
): Promise<readonly ListLine[]> {
  const { encoding, separator, header } = await sampleFile(path);
  const readPhone = phoneReader(phoneCountryOf(currency));
  const lines: ListLine[] = [];
  let line = 0;
  let isHeaderAhead = header !== null;
  for await (const cells of readRecords({ path, encoding, separator }, { bytes: 0 })) {
    line += 1;
    if (isBlank(cells)) continue;
    if (isHeaderAhead) {
      isHeaderAhead = false;
      continue;
    }
    if (lines.length >= LIST_FILE_LINES) throw new AppError('too_many', { limit: LIST_FILE_LINES });
    const text = cells[0]?.trim() ?? '';
    lines.push({ line, text, readings: readListLine(text, readPhone) });
  }
  return lines;
}
