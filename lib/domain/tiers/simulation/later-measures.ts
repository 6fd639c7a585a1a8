import { addDays } from '../../shared/calendar';
import type { Ladder, TierBasis } from '../ladder';
import type { DayFact } from '../replay';
import { exitNight } from '../turning-days';
import { nightWindowStart } from '../windows';
import type { MeasureColumns } from './columns';
import type { MemberBase } from './member-base';

/**
 * What the members of a base measure in the night in which their grace is over, if they buy nothing more: that which they are in already,
 * or one that begins in the night of the base.
 */
export class LaterMeasures {
  readonly #base: MemberBase;
  readonly #ladder: Ladder;
  /** The night in which each standing loses its grace; null: none runs and none can begin. */
  readonly #fallsOn: readonly (string | null)[];
  readonly #columns: MeasureColumns;
  /** The last of these nights; null: nobody is in grace, and no grace can begin. */
  readonly lastNight: string | null;

  constructor(
    base: MemberBase,
    ladder: Ladder,
    { night, fallsOn }: { readonly night: string; readonly fallsOn: string | null },
  ) {
    this.#base = base;
    this.#ladder = ladder;
    this.#fallsOn = base.standings.map(({ graceUntilOn }) =>
      graceUntilOn !== null && graceUntilOn >= night ? addDays(graceUntilOn, 1) : fallsOn,
    );
    this.lastNight = this.#fallsOn.toSorted().findLast((one) => one !== null) ?? null;
    this.#columns = Object.fromEntries(
      Object.entries(base.window).map(([basis, column]) => [basis, column.slice()]),
    );
    if (ladder.window.kind !== 'rolling') this.#endYears(night);
  }

  /** Takes off what a rolling window holds no longer by then: facts in the order of their days. */
  leave(at: number, facts: readonly DayFact[]): void {
    const { window } = this.#ladder;
    const place = this.#base.standing[at] ?? 0;
    const fallsOn = this.#fallsOn[place] ?? null;
    const { countsFromOn = null } = this.#base.standings[place] ?? {};
    if (window.kind !== 'rolling' || fallsOn === null) return;
    for (const fact of facts) {
      if (countsFromOn !== null && fact.on < countsFromOn) continue;
      if (exitNight(fact.on, window.months) > fallsOn) return;
      for (const [basis, column] of Object.entries(this.#columns)) {
        column[at] = (column[at] ?? 0) - Number(fact[basis as TierBasis]);
      }
    }
  }

  finish(): MeasureColumns | null {
    return this.lastNight === null ? null : this.#columns;
  }

  /** A year that ends by then ends with everything in it. */
  #endYears(night: string): void {
    const { size, standing, joined, days } = this.#base;
    for (let at = 0; at < size; at += 1) {
      const fallsOn = this.#fallsOn[standing[at] ?? 0] ?? null;
      const joinedOn = days[joined[at] ?? 0] ?? night;
      if (fallsOn === null || this.#isOneYear(night, fallsOn, joinedOn)) continue;
      for (const column of Object.values(this.#columns)) column[at] = 0;
    }
  }

  #isOneYear(night: string, fallsOn: string, joinedOn: string): boolean {
    return (
      nightWindowStart(this.#ladder, night, joinedOn) ===
      nightWindowStart(this.#ladder, fallsOn, joinedOn)
    );
  }
}
