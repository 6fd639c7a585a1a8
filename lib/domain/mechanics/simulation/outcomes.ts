import { daysBetween } from '../../shared/calendar';
import type { RunEvent } from '../books';
import { AWARD_CONDITIONS, type FailedAward } from '../decision';

/** What a replay came to, as columns side by side: one entry an award, one an occurrence that was held back or refused to the end. */
export type Outcomes = {
  readonly fromOn: string;
  readonly gave: Columns & { readonly points: bigint[]; readonly minor: bigint[] };
  readonly heldOut: Columns;
  /** By the condition that stood first when it was refused last. */
  readonly refused: Columns & { readonly reasons: number[] };
  takenBack: number;
  /** Whom other mechanics reached in the same replay. */
  readonly others: Map<number, Set<number>>;
  /** Some refusals with all that failed, some of each reason. */
  readonly examples: {
    readonly memberId: number;
    readonly day: number;
    readonly failed: readonly FailedAward[];
  }[];
};
type Columns = { readonly memberIds: number[]; readonly days: number[] };

const EXAMPLES_OF_A_REASON = 10;

export function noOutcomes(fromOn: string): Outcomes {
  return {
    fromOn,
    gave: { memberIds: [], days: [], points: [], minor: [] },
    heldOut: { memberIds: [], days: [] },
    refused: { memberIds: [], days: [], reasons: [] },
    takenBack: 0,
    others: new Map(),
    examples: [],
  };
}

/** Takes in what happened to some members over the whole period, all of it at once. */
export class OutcomeReader {
  readonly #refusals = new Map<string, Extract<RunEvent, { did: 'refused' }>>();
  constructor(
    readonly outcomes: Outcomes,
    readonly mechanicId: number,
  ) {}

  add(event: RunEvent): void {
    const { outcomes } = this;
    const { mechanicId, memberId, key, on } = event;
    if (mechanicId !== this.mechanicId) {
      if (event.did !== 'gave') return;
      const reached = outcomes.others.get(mechanicId) ?? new Set();
      outcomes.others.set(mechanicId, reached.add(memberId));
      return;
    }
    const name = `${memberId} ${key}`;
    if (event.did === 'refused') {
      this.#refusals.set(name, event);
      return;
    }
    this.#refusals.delete(name);
    if (event.did === 'tookBack') {
      outcomes.takenBack += 1;
      return;
    }
    const columns = event.did === 'gave' ? outcomes.gave : outcomes.heldOut;
    columns.memberIds.push(memberId);
    columns.days.push(daysBetween(outcomes.fromOn, on));
    if (event.did === 'gave') {
      outcomes.gave.points.push(event.points);
      outcomes.gave.minor.push(event.minor);
    }
  }

  /** The period is over: what is refused now was refused to the end. */
  end(): void {
    const { refused, examples, fromOn } = this.outcomes;
    for (const { memberId, on, failed } of this.#refusals.values()) {
      const reason = failed[0] === undefined ? -1 : AWARD_CONDITIONS.indexOf(failed[0].condition);
      const day = daysBetween(fromOn, on);
      refused.memberIds.push(memberId);
      refused.days.push(day);
      refused.reasons.push(reason);
      const alike = examples.filter((one) => one.failed[0]?.condition === failed[0]?.condition);
      if (alike.length < EXAMPLES_OF_A_REASON) examples.push({ memberId, day, failed });
    }
    this.#refusals.clear();
  }
}
