import 'server-only';
import type { FileProblem } from '@/lib/domain/imports/problem-codes';
import { fileProblemOf } from './file-refusal';
import { sampleFile } from './sample-file';
import { uploadPath } from './upload-store';

/** Another separator or encoding, which is yet to be chosen, may mend these. */
const UNDECIDED: readonly FileProblem[] = ['encoding_wrong', 'line_too_long', 'quotes_broken'];

/** Why an upload is no table whatever is chosen for it; null when it may be one. */
export async function findRefusal(uploadKey: string): Promise<FileProblem | null> {
  try {
    await sampleFile(uploadPath(uploadKey));
    return null;
  } catch (error) {
    const problem = fileProblemOf(error);
    if (problem === null) throw error;
    return UNDECIDED.includes(problem) ? null : problem;
  }
}
