import 'server-only';
import { setInterval as every } from 'node:timers';
import { foldDeltas } from '@/lib/analytics/commands/fold-deltas';
import { rescoreRfm } from '@/lib/analytics/commands/rescore-rfm';
import type { SystemActor } from '@/lib/domain/access/actor';
import type { ImportState } from '@/lib/domain/imports/import-kinds';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { noteWrite } from '@/lib/kernel/own-writes';
import { runQuery } from '@/lib/kernel/query';
import { settleReturns } from '@/lib/purchases/commands/settle-returns';
import { beatImport } from './commands/beat-import';
import { checkImport } from './commands/check-import';
import { claimImport } from './commands/claim-import';
import { failImport } from './commands/fail-import';
import { finishImport } from './commands/finish-import';
import { finishUndo } from './commands/finish-undo';
import { mergeChunk } from './commands/merge-chunk';
import { openMerge } from './commands/open-merge';
import { planMerge } from './commands/plan-merge';
import { releaseImport } from './commands/release-import';
import { skipSameImport } from './commands/skip-same-import';
import { stageImport } from './commands/stage-import';
import { undoPart } from './commands/undo-part';
import { getImport } from './queries/get-import';
import type { StageProgress } from './staging/stage-rows';

const BEAT_MS = 2_000;

/** Chunks written side by side: they hold different members, so they do not wait for each other. */
const LANES = 2;

type Run = {
  readonly importId: number;
  readonly lease: string;
  readonly actor: SystemActor;
  readonly signal: AbortSignal;
  /** Figures of the reading that goes on; null between readings. */
  reading: StageProgress | null;
};

/** Refusals of the file or of its mapping: trying again would end the same way. */
const FINAL_REFUSALS = new Set(['file_empty', 'file_unreadable', 'mapping_invalid', 'not_found']);

async function stage(run: Run): Promise<void> {
  const progress: StageProgress = {
    bytes: 0,
    rows: 0,
    refused: 0,
    rounded: 0,
    cleansed: 0,
    totals: 0,
    header: null,
  };
  run.reading = progress;
  try {
    const { importId, lease } = run;
    await runCommand(stageImport, { importId, lease, progress }, run.actor);
  } finally {
    run.reading = null;
  }
}

async function check(run: Run): Promise<void> {
  const { importId, lease, actor } = run;
  const { isSkipped } = await runCommand(skipSameImport, { importId, lease }, actor);
  if (isSkipped) return;
  await stage(run);
  await runCommand(checkImport, { importId, lease }, actor);
}

async function begin(run: Run): Promise<void> {
  const { importId, lease, actor } = run;
  const { isSkipped } = await runCommand(skipSameImport, { importId, lease }, actor);
  if (isSkipped) return;
  await stage(run);
  await runCommand(openMerge, { importId, lease }, actor);
  await merge(run);
}

/** What is derived programme-wide follows before the import is called done, or undone, so that a crash repeats it. */
async function derive(actor: SystemActor): Promise<void> {
  await runCommand(rescoreRfm, {}, actor);
  while ((await runCommand(foldDeltas, {}, actor)).isMore);
}

async function conclude({ importId, lease, actor }: Run): Promise<void> {
  while ((await runCommand(settleReturns, {}, actor)).isMore);
  await derive(actor);
  const { createdBy } = await runCommand(finishImport, { importId, lease }, actor);
  await noteWrite(createdBy);
}

/** Takes chunks from the common list until it is empty, the worker stops, or the staging tables are gone. */
async function lane({ importId, lease, actor, signal }: Run, chunks: number[]): Promise<void> {
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    if (signal.aborted) return;
    const { state } = await runCommand(mergeChunk, { importId, lease, chunk }, actor);
    if (state === 'lost') chunks.length = 0;
  }
}

async function merge(run: Run): Promise<void> {
  const { importId, lease, actor } = run;
  while (!run.signal.aborted) {
    const plan = await runCommand(planMerge, { importId, lease }, actor);
    if (plan.chunks === null) {
      await stage(run);
      continue;
    }
    if (plan.chunks.length === 0) return conclude(run);
    const chunks = [...plan.chunks];
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => lane(run, chunks)));
    for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  }
}

async function undo({ importId, lease, actor, signal }: Run): Promise<void> {
  while ((await runCommand(undoPart, { importId, lease }, actor)).isMore) {
    if (signal.aborted) return;
  }
  await derive(actor);
  const { undoneBy } = await runCommand(finishUndo, { importId, lease }, actor);
  await noteWrite(undoneBy);
}

const STEPS: Partial<Record<ImportState, (run: Run) => Promise<void>>> = {
  checking: check,
  staging: begin,
  merging: merge,
  undoing: undo,
};

/** A refusal ends the import with its reason; a lost lease ends this run alone; the rest is tried again later. */
async function settle(run: Run, error: unknown): Promise<void> {
  if (error instanceof AppError && error.code === 'conflict') return;
  const { importId, lease, actor } = run;
  if (!(error instanceof AppError) || !FINAL_REFUSALS.has(error.code)) throw error;
  const errorDetails = Object.fromEntries(
    Object.entries(error.details).map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]),
  );
  await runCommand(failImport, { importId, lease, errorCode: error.code, errorDetails }, actor);
}

/**
 * Brings an import as far as it goes: the check to its end, the file into the programme, or out of it again. May be cut anywhere
 * and called again. False: another worker has it, or there is nothing to do.
 */
export async function runImport(
  importId: number,
  { actor, signal }: { actor: SystemActor; signal: AbortSignal },
): Promise<boolean> {
  const run: Run = { importId, lease: crypto.randomUUID(), actor, signal, reading: null };
  const { lease } = run;
  const { isClaimed } = await runCommand(claimImport, { importId, lease }, actor);
  if (!isClaimed) return false;
  const beat = async () => {
    const reading = run.reading && { rows: run.reading.rows, bytes: run.reading.bytes };
    await runCommand(beatImport, { importId, lease, reading }, actor).catch(() => {});
  };
  const timer = every(beat, BEAT_MS);
  try {
    const { state } = await runQuery(getImport, { importId }, actor);
    await STEPS[state]?.(run);
  } catch (error) {
    await settle(run, error);
  } finally {
    clearInterval(timer);
    await runCommand(releaseImport, { importId, lease }, actor).catch(() => {});
  }
  return true;
}
