import 'server-only';
import { z } from 'zod';
import { changesNothing, IMPORT_COUNTS, type ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind, ImportState } from '@/lib/domain/imports/import-kinds';
import { importIdInput } from '@/lib/domain/imports/inputs';
import type { ErrorDetails } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { maySeeRows } from '../may-see-rows';
import { getImport } from './get-import';
import { type ImportProblem, listImportProblems } from './list-import-problems';

/** What an import has come to: the same on the page and in the terminal. */
export type ImportReport = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly fileName: string;
  readonly counts: ImportCounts;
  readonly changesNothing: boolean;
  readonly sameImportId: number | null;
  readonly errorCode: string | null;
  readonly errorDetails: ErrorDetails | null;
  readonly seconds: number | null;
  readonly problems: readonly ImportProblem[];
  /** Whether the rows themselves, which may hold contacts, are for who asks. */
  readonly maySeeRows: boolean;
  /** When the file was removed: its rows cannot be had and it cannot be tried again. */
  readonly fileRemovedAt: Date | null;
};

/** The report of an import, with every figure of its kind. @throws AppError `not_found` */
export const getImportReport = defineQuery({
  id: 'imports.getReport',
  permission: 'imports.read',
  input: z.object({ importId: importIdInput }),
  run: async (context): Promise<ImportReport> => {
    const view = await getImport.run(context);
    const problems = await listImportProblems.run(context);
    const { importId, kind, state, fileName, sameImportId, errorCode, errorDetails } = view;
    const counts = Object.fromEntries(IMPORT_COUNTS[kind].map((id) => [id, view.counts[id] ?? 0]));
    const milliseconds = (view.finishedAt?.getTime() ?? 0) - (view.startedAt?.getTime() ?? 0);
    const seconds = view.finishedAt && view.startedAt ? milliseconds / 1000 : null;
    return {
      importId,
      kind,
      state,
      fileName,
      counts,
      changesNothing: changesNothing(counts),
      sameImportId,
      errorCode,
      errorDetails,
      seconds,
      problems,
      fileRemovedAt: view.fileRemovedAt,
      maySeeRows: maySeeRows(context.actor, view.createdBy),
    };
  },
});
