import { env } from '@/lib/env';
import { pickUp } from '@/lib/imports/folder/pick-up';
import type { Job } from '../job';

/** Imports the files of the folder that VERNOST_IMPORT_FOLDER names, if it names one. */
export const watchImportFolder: Job = {
  id: 'watch-import-folder',
  everyMs: 10_000,
  run: async ({ actor, signal }) => {
    const folder = env().importFolder;
    if (folder !== null) await pickUp(folder, { actor, signal, now: new Date() });
  },
};
