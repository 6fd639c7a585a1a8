import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readerFor } from '@/lib/domain/imports/kinds/readers';
import { findAmbiguousDates, guessMapping } from '@/lib/domain/imports/mapping/guess-mapping';
import { mappingSchema } from '@/lib/domain/imports/mapping/mapping';
import { sampleFile } from '../files/sample-file';
import { readTable } from '../files/table-rows';

const folder = mkdtempSync(join(tmpdir(), 'vernost-odd-'));
const CONTEXT = {
  today: '2026-11-28',
  currency: 'RUB',
  decimals: 2,
  readPhone: () => null,
} as const;

let files = 0;
/** A file of its own with these bytes. */
export function pathOf(bytes: Buffer): string {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, bytes);
  return path;
}

/** Reads a file of receipts by what is found in it alone: "moment number store customer kopecks" for each row. */
export async function readOdd(bytes: Buffer) {
  const path = pathOf(bytes);
  const sample = await sampleFile(path);
  const mapping = mappingSchema.parse(guessMapping('purchases', sample));
  const progress = { bytes: 0, totals: 0 };
  const rows: string[] = [];
  let read: ReturnType<typeof readerFor> | null = null;
  for await (const { cells, isHeader } of readTable(path, mapping.file, progress)) {
    read ??= readerFor(mapping, { header: isHeader ? cells : null, width: cells.length }, CONTEXT);
    if (isHeader) continue;
    const { values, problem } = read(cells);
    const [customer, , , store, , receipt, at, , amount] = values ?? [];
    rows.push(problem ? problem.code : [at, receipt, store, customer, amount].join(' '));
  }
  return {
    file: mapping.file,
    rows,
    totals: progress.totals,
    ambiguous: findAmbiguousDates('purchases', sample),
  };
}
