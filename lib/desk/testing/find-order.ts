import type { Successors } from './desk-card-rules';
import { type DeskState, describeState } from './desk-model';
import { afterAct } from './desk-rules';
import type { DeskOutcome } from './desk-runner';

/** What came of a turn. */
type Seen = {
  readonly outcomes: readonly DeskOutcome[];
  readonly successors: Successors;
  /** Audit rows by request. */
  readonly audits: ReadonlyMap<string, number>;
  /** The base afterwards. */
  readonly found: readonly string[];
  /** Takes what orders that answer alike would have left: told when there is none. */
  readonly missed: (readonly string[])[];
};

/**
 * The state after the acts of a turn in an order in which the rules say of each what the product said, with the audit rows
 * that it left, and that ends with what the base holds; null: there is no such order, so something happened that may not.
 */
export function findOrder(state: DeskState, seen: Seen): DeskState | null {
  const { outcomes, successors, audits, found } = seen;
  if (outcomes.length === 0) {
    const told = describeState(state);
    if (told.join('\n') === found.join('\n')) return state;
    seen.missed.push(told);
    return null;
  }
  for (const outcome of outcomes) {
    const { act, requestId } = outcome;
    const rows = audits.get(requestId) ?? 0;
    const told = 'told' in outcome ? outcome.told : {};
    const after = afterAct({ state, act, told, successors });
    const isAsTold = 'told' in outcome ? after?.audits === rows : after === null && rows === 0;
    if (!isAsTold) continue;
    const others = outcomes.filter((one) => one !== outcome);
    const end = findOrder(after?.state ?? state, { ...seen, outcomes: others });
    if (end !== null) return end;
  }
  return null;
}
