import 'server-only';
import { isBlank, looksLikeHeader } from '@/lib/domain/imports/detection/table-shape';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import { LIST_FILE_LINES } from '@/lib/domain/segments/limits';
import { type LineReading, readListLine } from '@/lib/domain/segments/list-line';
import { AppError } from '@/lib/domain/shared/errors';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { readRecords } from '@/lib/imports/files/read-records';
import { sampleFile } from '@/lib/imports/files/sample-file';
import { phoneReader } from '@/lib/members/read-phone';

/** A line of a file: its number, its text and what that may mean. */
export type ListLine = {
  readonly line: number;
  readonly text: string;
  readonly readings: readonly LineReading[];
  /** The first line, where it may name the column: it is told of only if it names somebody. */
  readonly mayBeHeader: boolean;
};

/**
 * The first column of a file of members. Encoding and separator are found out as those of an import are. A first line that may be a header
 * is read like the others, for it may be a member. Throws `file_empty`, `file_unreadable`, `too_many` beyond 100,000 lines and a header.
 */
export async function readListFile(
  path: string,
  currency: CurrencyCode,
): Promise<readonly ListLine[]> {
  const { encoding, separator } = await sampleFile(path, { header: false });
  const readPhone = phoneReader(phoneCountryOf(currency));
  const lines: ListLine[] = [];
  let line = 0;
  let most = LIST_FILE_LINES;
  for await (const cells of readRecords({ path, encoding, separator }, { bytes: 0 })) {
    line += 1;
    if (isBlank(cells)) continue;
    const mayBeHeader = lines.length === 0 && looksLikeHeader(cells);
    if (mayBeHeader) most += 1;
    if (lines.length >= most) throw new AppError('too_many', { limit: LIST_FILE_LINES });
    const text = cells[0]?.trim() ?? '';
    lines.push({ line, text, readings: readListLine(text, readPhone), mayBeHeader });
  }
  return lines;
}
