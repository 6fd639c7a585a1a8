import 'server-only';
import type { SystemActor } from '@/lib/domain/access/actor';
import {
  FREEZE_AT_ONCE,
  type LedgerDifference,
  WATCH_BUDGET_MS,
  WATCH_OVERLAP_MS,
  WATCH_SLICE,
} from '@/lib/domain/points/watch';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { findLedgerDifferences } from './find-differences';
import { freezeMismatched } from './freeze-mismatched';
import { listMovedMembers, readWatch } from './read-watch';
import { recordWatch } from './record-watch';

type Look = {
  readonly actor: SystemActor;
  readonly signal: AbortSignal;
  /** How long the round over everything may go on. */
  readonly budgetMs?: number;
};

export type Looked = {
  /** Accounts compared, some of them twice. */
  readonly compared: number;
  /** Members found now whose books do not agree. */
  readonly frozen: readonly number[];
  readonly endsRound: boolean;
};

/** Freezes what differs, and says so where somebody watches. */
async function alarm(
  actor: SystemActor,
  differences: readonly LedgerDifference[],
): Promise<readonly number[]> {
  const memberIds = [...new Set(differences.map(({ memberId }) => memberId))];
  const frozen: number[] = [];
  for (let from = 0; from < memberIds.length; from += FREEZE_AT_ONCE) {
    const some = memberIds.slice(from, from + FREEZE_AT_ONCE);
    frozen.push(...(await runCommand(freezeMismatched, { memberIds: some }, actor)));
  }
  if (frozen.length > 0) {
    log.error({ accounts: frozen.length, first: frozen[0] }, 'ledger differs from its books');
  }
  return frozen;
}

/** What moved since the last look. */
async function lookAtMoved(
  { actor, signal }: Look,
  since: Date,
): Promise<Omit<Looked, 'endsRound'>> {
  const frozen: number[] = [];
  let compared = 0;
  for (let after = 0; !signal.aborted; ) {
    const memberIds = await runQuery(listMovedMembers, { since, after }, actor);
    if (memberIds.length === 0) break;
    const found = await runQuery(findLedgerDifferences, { memberIds: [...memberIds] }, actor);
    frozen.push(...(await alarm(actor, found)));
    compared += memberIds.length;
    after = memberIds.at(-1) ?? after;
    if (memberIds.length < WATCH_SLICE) break;
  }
  return { compared, frozen };
}

/**
 * Compares the ledger with itself: first every account that moved since the last look, then everything, slice by slice
 * from where the last look stopped, for as long as it may. What differs is frozen and told, never repaired. A small base is seen
 * whole by each look, a large one in turns.
 */
export async function watchLedger(look: Look): Promise<Looked> {
  const { actor, signal, budgetMs = WATCH_BUDGET_MS } = look;
  const startedAt = new Date();
  const startedMs = performance.now();
  const state = await runQuery(readWatch, {}, actor);
  const since = new Date((state.bookedUntil ?? startedAt).getTime() - WATCH_OVERLAP_MS);
  const moved = await lookAtMoved(look, since);
  const frozen = [...moved.frozen];
  let next = state.nextMemberId;
  let seen = 0;
  let endsRound = false;
  // At most once around.
  while (!endsRound && !signal.aborted) {
    const until = next + WATCH_SLICE;
    frozen.push(
      ...(await alarm(actor, await runQuery(findLedgerDifferences, { from: next, until }, actor))),
    );
    seen += WATCH_SLICE;
    next = until > state.lastMemberId ? 0 : until;
    endsRound = next === 0;
    if (performance.now() - startedMs > budgetMs) break;
  }
  const progress = {
    ranForMs: Math.round(performance.now() - startedMs),
    accounts: moved.compared + Math.min(seen, state.lastMemberId + 1),
    bookedUntil: startedAt,
    nextMemberId: next,
    roundBeganAt: endsRound ? null : (state.roundBeganAt ?? startedAt),
    endsRound,
  };
  await runCommand(recordWatch, progress, actor);
  return { compared: progress.accounts, frozen, endsRound };
}
