/** A lot of the model, in whole points. Ends are numbers of days. */
type ModelLot = { left: number; end: number; born: number; waitsUntil: number | null };

/** A member's points as the rules tell them, kept without a database. */
export class ModelAccount {
  lots: ModelLot[] = [];
  debt = 0;
  isMerged = false;

  balance(): number {
    const there = this.lots.filter(({ waitsUntil }) => waitsUntil === null);
    return there.reduce((sum, { left }) => sum + left, 0) - this.debt;
  }

  pending(): number {
    const waiting = this.lots.filter(({ waitsUntil }) => waitsUntil !== null);
    return waiting.reduce((sum, { left }) => sum + left, 0);
  }

  private ready(day: number): ModelLot[] {
    return this.lots
      .filter(({ waitsUntil, end, left }) => waitsUntil === null && end > day && left > 0)
      .toSorted((a, b) => a.end - b.end || a.born - b.born);
  }

  available(day: number): number {
    return this.ready(day).reduce((sum, { left }) => sum + left, 0);
  }

  /** Takes in the order of consumption; what the lots could not give. */
  take(
    points: number,
    day: number,
  ): { readonly short: number; readonly parts: readonly ModelLot[] } {
    let short = points;
    const parts: ModelLot[] = [];
    for (const lot of this.ready(day)) {
      const taken = Math.min(lot.left, short);
      if (taken === 0) break;
      lot.left -= taken;
      short -= taken;
      parts.push({ ...lot, left: taken });
    }
    return { short, parts };
  }

  give(lots: readonly ModelLot[], day: number): void {
    this.lots.push(...lots.map((lot) => ({ ...lot })));
    this.debt = this.debt === 0 ? 0 : this.take(this.debt, day).short;
  }

  /** Lots that are over end. */
  expire(day: number): void {
    this.lots = this.lots.filter(({ end, waitsUntil }) => waitsUntil !== null || end > day);
  }

  activate(day: number): void {
    for (const lot of this.lots) {
      if (lot.waitsUntil !== null && lot.waitsUntil <= day) lot.waitsUntil = null;
    }
    this.give([], day);
  }

  /** Everything goes over to another account. */
  mergeInto(other: ModelAccount, day: number): void {
    other.debt += this.debt;
    other.give(this.lots, day);
    this.lots = [];
    this.debt = 0;
    this.isMerged = true;
  }
}
