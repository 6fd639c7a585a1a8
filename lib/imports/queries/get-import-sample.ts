import 'server-only';
import { z } from 'zod';
import { ENCODINGS } from '@/lib/domain/imports/detection/encodings';
import { SEPARATORS } from '@/lib/domain/imports/detection/separators';
import { ROWS_ABOVE_MAX, ROWS_BELOW_MAX } from '@/lib/domain/imports/detection/table-shape';
import { importIdInput } from '@/lib/domain/imports/inputs';
import type { FileSample } from '@/lib/domain/imports/mapping/guess-mapping';
import type { FileProblem } from '@/lib/domain/imports/problem-codes';
import { defineQuery } from '@/lib/kernel/query';
import { fileProblemOf } from '../files/file-refusal';
import { type SampleChoices, sampleFile } from '../files/sample-file';
import { uploadPath } from '../files/upload-store';
import { assertMaySeeRows } from '../may-see-rows';
import { getImport } from './get-import';

/** How the text is cut, as chosen, else as found. */
export type SampleReading = Pick<
  FileSample,
  'encoding' | 'separator' | 'rowsAbove' | 'rowsBelow'
> & {
  readonly header: boolean;
};

/** The first rows, or why there are none to show under these choices, and whether other choices may show some. */
export type ImportSample =
  | { readonly sample: FileSample; readonly problem: null }
  | {
      readonly sample: null;
      readonly problem: FileProblem | 'gone';
      /** Null where no choice helps: the file is no text, or no longer there. */
      readonly reading: SampleReading | null;
    };

/** What another encoding, separator or header may mend. */
const MENDABLE: readonly string[] = [
  'encoding_wrong',
  'line_too_long',
  'quotes_broken',
  'header_only',
] satisfies FileProblem[];

function problemOf(error: unknown): FileProblem | 'gone' | null {
  const problem = fileProblemOf(error);
  if (problem !== null) return problem;
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isGone ? 'gone' : null;
}

/** The choices as they stand; what is not chosen is what the file itself looks like. */
async function readingOf(path: string, choices: SampleChoices): Promise<SampleReading> {
  const asIs = await sampleFile(path).catch(() => null);
  // A header alone is no sample, but it tells the encoding and the separator.
  const found = asIs ?? (await sampleFile(path, { header: false }).catch(() => null));
  return {
    encoding: choices.encoding ?? found?.encoding ?? 'utf-8',
    separator: choices.separator ?? found?.separator ?? 'comma',
    header: choices.header ?? (asIs === null || asIs.header !== null),
    rowsAbove: choices.rowsAbove ?? found?.rowsAbove ?? 0,
    rowsBelow: choices.rowsBelow ?? found?.rowsBelow ?? 0,
  };
}

/** The beginning of the uploaded file, read as chosen or as found. @throws AppError `not_found`, `forbidden` */
export const getImportSample = defineQuery({
  id: 'imports.getSample',
  permission: 'imports.run',
  input: z.object({
    importId: importIdInput,
    encoding: z.enum(ENCODINGS).optional().catch(undefined),
    separator: z.enum(SEPARATORS).optional().catch(undefined),
    header: z.boolean().optional(),
    rowsAbove: z.int().min(0).max(ROWS_ABOVE_MAX).optional().catch(undefined),
    rowsBelow: z.int().min(0).max(ROWS_BELOW_MAX).optional().catch(undefined),
  }),
  run: async (context): Promise<ImportSample> => {
    const view = await getImport.run(context);
    assertMaySeeRows(context.actor, view.createdBy);
    const path = uploadPath(view.uploadKey);
    try {
      return { sample: await sampleFile(path, context.input), problem: null };
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      const reading = MENDABLE.includes(problem) ? await readingOf(path, context.input) : null;
      return { sample: null, problem, reading };
    }
  },
});
