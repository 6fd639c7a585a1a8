import { hasColumnsFile } from '@/lib/columns/columns-folder';
import { buildColumns } from '@/lib/columns/feed/build-columns';
import { findColumns } from '@/lib/columns/queries/find-columns';
import { areColumnsDue, COLUMNS_PAUSE_MS } from '@/lib/domain/columns/columns-due';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import type { Job } from '../job';

/** When this worker copied last, whether it came to an end or not: a copy that fails is not tried each minute. */
let triedMs = Number.NEGATIVE_INFINITY;

/** Keeps a copy of the receipts by columns beside a large base: anew each day, and when many receipts came since. */
export const keepColumns: Job = {
  id: 'keep-columns',
  everyMs: 60_000,
  run: async ({ actor, signal }) => {
    const programme = await runQuery(findProgramme, {}, actor);
    if (!programme) return;
    const { asOfOn, timeZone } = programme;
    const { state, receipts } = await runQuery(findColumns, {}, actor);
    const hasFile = state !== null && (await hasColumnsFile(state.fileId));
    const base = { state, hasFile, receipts, asOfOn, timeZone, now: new Date() };
    if (!areColumnsDue(base)) return;
    if (performance.now() - triedMs < COLUMNS_PAUSE_MS) return;
    triedMs = performance.now();
    const built = await buildColumns({ actor, signal });
    if (built !== null) log.info({ job: keepColumns.id, ...built }, 'receipts copied by columns');
  },
};
