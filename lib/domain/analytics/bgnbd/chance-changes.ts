import { addDays, daysBetween } from '../../shared/calendar';
import type { BgNbd } from './buyers';
import { type Buyer, pAlive } from './outlook';

/** The chance that a member still buys, in whole percents rounded down, from a day on. */
export type ChanceChange = { readonly on: string; readonly percent: number };

const WHOLE = 100;

const percentOf = (model: BgNbd, buyer: Buyer): number =>
  Math.min(WHOLE, Math.floor(pAlive(model, buyer) * WHOLE));

/** The first day, counted from the first purchase, on which the chance is below a percent: equation 7 of `pAlive` solved for it. */
function fallsBelow(model: BgNbd, { repeats, latest }: Buyer, percent: number): number {
  const { r, alpha, a, b } = model;
  const odds = (WHOLE - percent) / percent;
  const grown = Math.log(odds * ((b + repeats - 1) / a)) / (r + repeats);
  const days = Math.max(latest, Math.floor(Math.exp(grown + Math.log(alpha + latest)) - alpha));
  const isBelow = (known: number) => percentOf(model, { repeats, latest, known }) < percent;
  // What floating point leaves open is settled by the formula itself.
  let known = days;
  while (known > latest && isBelow(known - 1)) known -= 1;
  while (!isBelow(known)) known += 1;
  return known;
}

/**
 * Every day on which the chance that a member still buys came to other whole percents, as the model scores every day, by the days on
 * which they bought, each once and in order. Who bought on one day alone has a chance of 100 %.
 */
export function chanceChanges(
  model: BgNbd,
  buyingDays: readonly string[],
  throughOn: string,
): readonly ChanceChange[] {
  const [firstOn] = buyingDays;
  if (firstOn === undefined) return [];
  return buyingDays.flatMap((on, repeats) => {
    const latest = daysBetween(firstOn, on);
    const buyer = { repeats, latest, known: latest };
    const percent = percentOf(model, buyer);
    const changes: ChanceChange[] = [{ on, percent }];
    if (repeats === 0) return changes;
    const endsOn = buyingDays[repeats + 1] ?? addDays(throughOn, 1);
    for (let below = percent; below >= 1; ) {
      const known = fallsBelow(model, buyer, below);
      const fallsOn = addDays(firstOn, known);
      if (fallsOn >= endsOn || fallsOn > throughOn) break;
      const now = percentOf(model, { repeats, latest, known });
      changes.push({ on: fallsOn, percent: now });
      below = now;
    }
    return changes;
  });
}
