import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  earn,
  figures,
  ledgerDifferences,
  newMembers,
  redeem,
  refusal,
} from '@/lib/points/testing/points-desk';
import { admit, leave } from './testing/household-desk';

type Step =
  | { readonly do: 'join'; readonly who: number; readonly other: number }
  | { readonly do: 'leave'; readonly who: number }
  | { readonly do: 'earn'; readonly who: number; readonly points: number; readonly month: number }
  | { readonly do: 'redeem'; readonly who: number; readonly points: number };

const MEMBERS = 4;
const who = fc.integer({ min: 0, max: MEMBERS - 1 });
const points = fc.integer({ min: 1, max: 120 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('join' as const), who, other: who }),
  fc.record({ do: fc.constant('leave' as const), who }),
  fc.record({
    do: fc.constant('earn' as const),
    who,
    points,
    month: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ do: fc.constant('redeem' as const), who, points }),
);

/** Households and lots as the rules tell them, kept without a database. */
class Model {
  /** Who is with whom; the first is the head. */
  households: number[][] = [];
  lots: { owner: number; left: number; month: number; born: number }[] = [];
  private born = 0;

  withOf(one: number): number[] {
    return this.households.find((members) => members.includes(one)) ?? [one];
  }
  join(head: number, other: number): boolean {
    const own = this.withOf(head);
    if (head === other || own[0] !== head || this.withOf(other).length > 1) return false;
    if (own.length > 1) own.push(other);
    else this.households.push([head, other]);
    return true;
  }
  leave(one: number): boolean {
    const own = this.withOf(one);
    if (own.length === 1) return false;
    own.splice(own.indexOf(one), 1);
    this.households = this.households.filter((members) => members.length > 1);
    return true;
  }
  earn(owner: number, left: number, month: number): void {
    this.born += 1;
    this.lots.push({ owner, left, month, born: this.born });
  }
  redeem(one: number, asked: number): boolean {
    const members = this.withOf(one);
    const ready = this.lots
      .filter(({ owner, left }) => members.includes(owner) && left > 0)
      .toSorted((a, b) => a.month - b.month || a.born - b.born);
    if (ready.reduce((sum, { left }) => sum + left, 0) < asked) return false;
    let short = asked;
    for (const lot of ready) {
      const taken = Math.min(lot.left, short);
      lot.left -= taken;
      short -= taken;
    }
    return true;
  }
  balance(one: number): number {
    return this.lots.reduce((sum, { owner, left }) => (owner === one ? sum + left : sum), 0);
  }
}

async function play(ids: readonly number[], model: Model, one: Step): Promise<void> {
  const id = ids[one.who] ?? 0;
  if (one.do === 'earn') {
    model.earn(one.who, one.points, one.month);
    await earn(id, one.points, { expiresAt: `2027-0${one.month}-01` });
    return;
  }
  const expected =
    one.do === 'join'
      ? model.join(one.who, one.other)
      : one.do === 'leave'
        ? model.leave(one.who)
        : model.redeem(one.who, one.points);
  const work =
    one.do === 'join'
      ? admit(id, ids[one.other] ?? 0)
      : one.do === 'leave'
        ? leave(id)
        : redeem(id, String(one.points));
  const refused = await refusal(work);
  expect(refused === null, JSON.stringify([one, refused])).toBe(expected);
}

describe('a household in any order of events', () => {
  it('loses no point and makes none: 25 runs of up to 25 joinings, leavings, earnings and redemptions end as the model does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const ids = await newMembers(...Array<string>(MEMBERS).fill('active'));
        const model = new Model();
        for (const one of steps) await play(ids, model, one);
        for (const [place, id] of ids.entries()) {
          const shown = await figures(id);
          expect(shown === 'no account' ? '0' : shown).toBe(String(model.balance(place)));
        }
        expect(await ledgerDifferences()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});
