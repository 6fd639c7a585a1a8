import 'server-only';
import { detect } from 'chardet';
import { parse as parseSync } from 'csv-parse/sync';
import {
  certainEncoding,
  ENCODINGS,
  type Encoding,
  foreignContent,
  isUtf8,
} from '@/lib/domain/imports/detection/encodings';
import {
  guessSeparator,
  type Separator,
  splitSpaces,
} from '@/lib/domain/imports/detection/separators';
import { COLUMNS_MAX, SAMPLE_BYTES, SAMPLE_ROWS } from '@/lib/domain/imports/limits';
import { type FileSample, looksLikeHeader } from '@/lib/domain/imports/mapping/guess-mapping';
import { fileRefusal } from './file-refusal';
import { readBytes } from './open-text';
import { csvOptions, csvRefusal, isBlank } from './read-records';

/** What the person has already decided about the file; the rest is found out. */
export type SampleChoices = {
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
  readonly header?: boolean | undefined;
};

async function firstBytes(path: string): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readBytes(path, { bytes: 0 })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > SAMPLE_BYTES) break;
  }
  return {
    bytes: Buffer.concat(chunks).subarray(0, SAMPLE_BYTES),
    isWhole: length <= SAMPLE_BYTES,
  };
}

function findEncoding(bytes: Buffer): Encoding {
  const certain = certainEncoding(bytes);
  if (certain) return certain;
  if (isUtf8(bytes)) return 'utf-8';
  const guess = detect(bytes)?.toLowerCase();
  return ENCODINGS.find((encoding) => encoding === guess) ?? 'windows-1251';
}

/**
 * Looks at the first bytes before a long reading: a workbook, a picture or another encoding is told at once.
 * @throws AppError `file_empty`, `file_unreadable`
 */
export async function assertText(path: string, encoding: Encoding): Promise<void> {
  const { bytes } = await firstBytes(path);
  if (bytes.length === 0) throw fileRefusal('empty');
  const foreign = foreignContent(bytes);
  if (foreign) throw fileRefusal(foreign);
  if ((certainEncoding(bytes) ?? encoding) !== encoding) throw fileRefusal('encoding_wrong');
}

/** Cutting through the last character is no fault of the file; a wrong one before is. */
function decodeSample(bytes: Buffer, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw fileRefusal('encoding_wrong');
  }
}

function cut(text: string, separator: Separator): string[][] {
  if (separator === 'spaces')
    return text
      .split(/\r?\n/)
      .slice(0, SAMPLE_ROWS * 2)
      .map(splitSpaces);
  try {
    return parseSync(text, { ...csvOptions(separator), to: SAMPLE_ROWS + 1 });
  } catch (error) {
    throw csvRefusal(error, 1);
  }
}

/**
 * Reads the beginning of a file: encoding, separator and header as found or as chosen, and the first rows.
 * @throws AppError `file_empty`, `file_unreadable` (with the problem)
 */
export async function sampleFile(path: string, choices: SampleChoices = {}): Promise<FileSample> {
  const { bytes, isWhole } = await firstBytes(path);
  if (bytes.length === 0) throw fileRefusal('empty');
  const foreign = foreignContent(bytes);
  if (foreign) throw fileRefusal(foreign);
  const encoding = choices.encoding ?? findEncoding(bytes);
  const text = decodeSample(bytes, encoding);
  const lastLine = text.lastIndexOf('\n');
  if (!isWhole && lastLine < 0) throw fileRefusal('line_too_long', 1);
  const whole = isWhole ? text : text.slice(0, lastLine + 1);
  const separator = choices.separator ?? guessSeparator(whole.split(/\r?\n/).slice(0, SAMPLE_ROWS));
  const records = cut(whole, separator).filter((record) => !isBlank(record));
  const [first, ...rest] = records;
  if (!first) throw fileRefusal('empty');
  if (first.length > COLUMNS_MAX) throw fileRefusal('line_too_long', 1);
  const hasHeader = choices.header ?? looksLikeHeader(first);
  if (hasHeader && rest.length === 0) throw fileRefusal('header_only');
  const rows = (hasHeader ? rest : records).slice(0, SAMPLE_ROWS);
  return { encoding, separator, header: hasHeader ? first : null, rows };
}
