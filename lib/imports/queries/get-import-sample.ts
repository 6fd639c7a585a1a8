import 'server-only';
import { z } from 'zod';
import { ENCODINGS } from '@/lib/domain/imports/detection/encodings';
import { SEPARATORS } from '@/lib/domain/imports/detection/separators';
import { importIdInput } from '@/lib/domain/imports/inputs';
import type { FileSample } from '@/lib/domain/imports/mapping/guess-mapping';
import { FILE_PROBLEMS, type FileProblem } from '@/lib/domain/imports/problem-codes';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { sampleFile } from '../files/sample-file';
import { uploadPath } from '../files/upload-store';
import { assertMaySeeRows } from '../may-see-rows';
import { getImport } from './get-import';

/** The first rows, or why there are none to show under these choices. */
export type ImportSample =
  | { readonly sample: FileSample; readonly problem: null }
  | { readonly sample: null; readonly problem: FileProblem | 'gone' };

function problemOf(error: unknown): FileProblem | 'gone' | null {
  if (error instanceof AppError && error.code === 'file_empty') return 'empty';
  if (error instanceof AppError && error.code === 'file_unreadable') {
    return FILE_PROBLEMS.find((problem) => problem === error.details.problem) ?? null;
  }
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isGone ? 'gone' : null;
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
  }),
  run: async (context): Promise<ImportSample> => {
    const view = await getImport.run(context);
    assertMaySeeRows(context.actor, view.createdBy);
    try {
      return { sample: await sampleFile(uploadPath(view.uploadKey), context.input), problem: null };
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      return { sample: null, problem };
    }
  },
});
