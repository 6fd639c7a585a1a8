import type { ActiveRule, EarningRule, Terms } from '../definition';
import type { CapUse, FactLine, ReceiptFacts, Used } from '../facts';

/*
 * What a receipt earns, computed a second time and plainly, for tests to compare: in fractions, from the words of the domain,
 * with nothing of the code that decides.
 */

export type Amounts = Record<number, bigint>;
const add = (amounts: Amounts) => Object.values(amounts).reduce((sum, one) => sum + one, 0n);

/** Gives out an amount one by one to whoever is owed the most. */
export function giveOut(amount: bigint, weights: Amounts): Amounts {
  const names = Object.keys(weights).map(Number);
  const total = add(weights);
  const owed = (name: number) => (total === 0n ? 1n : (weights[name] ?? 0n));
  const whole = total === 0n ? BigInt(names.length) : total;
  const given: Amounts = {};
  let left = amount;
  for (const name of names) {
    given[name] = (amount * owed(name)) / whole;
    left -= given[name] ?? 0n;
  }
  const byRest = [...names].sort((a, b) => {
    const rest = (name: number) => amount * owed(name) - (given[name] ?? 0n) * whole;
    return rest(a) > rest(b) ? -1 : rest(a) < rest(b) ? 1 : a - b;
  });
  for (const name of byRest.slice(0, Number(left))) given[name] = (given[name] ?? 0n) + 1n;
  return given;
}

export function counts({ lines }: Pick<EarningRule, 'lines'>, line: FactLine): boolean {
  if (line.kind === 'delivery' && !lines.delivery) return false;
  if (line.kind === 'giftCard' && !lines.giftCards) return false;
  const inside = (goods: typeof lines.only) =>
    goods?.articles?.includes(line.article) ||
    goods?.categories?.includes(line.category) ||
    goods?.labels?.some((label) => line.labels.includes(label));
  if (lines.only && !inside(lines.only)) return false;
  return !(lines.except && inside(lines.except));
}

function rounded(numerator: bigint, denominator: bigint, terms: Terms): bigint {
  const unit = terms.decimals === 0 ? 100n : 1n;
  const whole = numerator / (denominator * unit);
  const rest = numerator - whole * denominator * unit;
  if (terms.rounding === 'ceil' && rest > 0n) return (whole + 1n) * unit;
  if (terms.rounding === 'halfUp' && 2n * rest >= denominator * unit) return (whole + 1n) * unit;
  return whole * unit;
}

/** What the points that paid leave to earn of each line: no rule of spending, so goods are paid first. */
export function plainBasis(facts: ReceiptFacts, earnsOnPaid: boolean): Amounts {
  const left: Amounts = {};
  for (const line of facts.lines) left[line.lineNo] = line.amountMinor;
  if (earnsOnPaid) return left;
  let paid = facts.paidByPointsMinor;
  for (const isTurn of [
    (line: FactLine) => line.kind === 'goods',
    (line: FactLine) => line.kind !== 'goods',
  ]) {
    const payable: Amounts = {};
    for (const line of facts.lines.filter(isTurn)) payable[line.lineNo] = line.amountMinor;
    const now = paid < add(payable) ? paid : add(payable);
    const parts = giveOut(now, payable);
    for (const name of Object.keys(parts).map(Number)) {
      left[name] = (left[name] ?? 0n) - (parts[name] ?? 0n);
    }
    paid -= now;
  }
  return left;
}

type Entrant = { ruleId: number; definition: EarningRule; lines: FactLine[] };

/** Lines that stay with each rule of a stage after `stops` and `best`. */
function contest(entrants: Entrant[], stage: string): Entrant[] {
  const order = [...entrants].sort(
    (a, b) => a.definition.priority - b.definition.priority || a.ruleId - b.ruleId,
  );
  const size = ({ definition: { effect }, lines }: Entrant): [bigint, bigint] => {
    if (effect.kind === 'rate') return [effect.points, effect.perMinor];
    if (effect.kind === 'multiplier') return [BigInt(effect.timesBps), 1n];
    const group = 1_000n * BigInt(effect.units ?? 1);
    const units = lines.reduce((sum, line) => sum + line.quantityMilli, 0n) / group;
    return [effect.points * (effect.per === 'unit' ? units : 1n), 1n];
  };
  const isMore = (a: Entrant, b: Entrant) => size(a)[0] * size(b)[1] > size(b)[0] * size(a)[1];
  const after: Entrant[] = [];
  for (const entrant of order) {
    const lines = entrant.lines.filter(
      (line) =>
        !after.some(
          (earlier) =>
            earlier.definition.stacking === 'stops' &&
            earlier.definition.priority < entrant.definition.priority &&
            earlier.lines.includes(line),
        ),
    );
    if (lines.length > 0) after.push({ ...entrant, lines });
  }
  const rivals = after.filter(({ definition }) => definition.stacking === 'best');
  const beaten = (one: Entrant) =>
    rivals.some(
      (other) =>
        other !== one &&
        (isMore(other, one) || (!isMore(one, other) && after.indexOf(other) < after.indexOf(one))),
    );
  if (stage === 'fixed') return after.filter((one) => !rivals.includes(one) || !beaten(one));
  return after.map((one) => ({
    ...one,
    lines: one.lines.filter(
      (line) =>
        !rivals.includes(one) ||
        !rivals.some(
          (other) =>
            other !== one &&
            other.lines.includes(line) &&
            (isMore(other, one) ||
              (!isMore(one, other) && after.indexOf(other) < after.indexOf(one))),
        ),
    ),
  }));
}

/** The terms among the rules. */
export function plainTerms(rules: readonly ActiveRule[]): Terms {
  const terms = rules.map(({ definition }) => definition).find(({ kind }) => kind === 'terms');
  if (terms?.kind !== 'terms') throw new Error('plain sums are with terms');
  return terms;
}

/** Whether a rule of these conditions is for a receipt whose counted lines come to so much and so many. */
function plainlyHolds(
  when: EarningRule['when'],
  facts: ReceiptFacts,
  { sum, milli }: { readonly sum: bigint; readonly milli: bigint },
): boolean {
  return (
    (when.tiers === undefined || when.tiers.includes(facts.tierId)) &&
    (when.leastMinor === undefined || sum >= when.leastMinor) &&
    (when.leastUnits === undefined || milli >= BigInt(when.leastUnits) * 1_000n) &&
    (when.togetherCategories ?? []).every((name) =>
      facts.lines.some(({ category }) => category === name),
    )
  );
}

/** Whether a cap of a time that is longer than the receipt leaves nothing. */
function isPlainlyUsedUp(
  { day, month, life, budget }: EarningRule['caps'],
  before: Used | undefined,
): boolean {
  const full = (most: bigint | undefined, had: bigint | undefined) =>
    most !== undefined && (had ?? 0n) >= most;
  return (
    full(day, before?.day) ||
    full(month, before?.month) ||
    full(life, before?.life) ||
    full(budget, before?.budget)
  );
}

const milliOf = (lines: readonly FactLine[]) =>
  lines.reduce((all, { quantityMilli }) => all + quantityMilli, 0n);

/** The sum of a receipt, in hundredths of a point. Rules of conditions other than tiers, goods, their number and a minimum are not for it. */
export function plainSum(rules: readonly ActiveRule[], facts: ReceiptFacts, used: CapUse): bigint {
  const left = plainBasis(facts, plainTerms(rules).earnsOnPaidByPoints);
  return plainByRule(rules, { facts, left, used }).reduce((sum, { points }) => sum + points, 0n);
}

/** What each rule gives of a receipt, in the order of judging; `left` is what of each line earns, in minor units. */
export function plainByRule(
  rules: readonly ActiveRule[],
  {
    facts,
    left,
    used,
  }: { readonly facts: ReceiptFacts; readonly left: Amounts; readonly used: CapUse },
): { readonly ruleId: number; readonly points: bigint }[] {
  const terms = plainTerms(rules);
  const sumOf = (lines: FactLine[]) =>
    lines.reduce((sum, { lineNo }) => sum + (left[lineNo] ?? 0n), 0n);
  const rates: Amounts = {};
  const given: { ruleId: number; points: bigint }[] = [];
  for (const stage of ['rate', 'multiplier', 'fixed']) {
    const entrants: Entrant[] = [];
    for (const { ruleId, definition } of rules) {
      if (definition.kind !== 'earning' || definition.effect.kind !== stage) continue;
      const lines = facts.lines.filter((line) => counts(definition, line));
      if (
        lines.length === 0 ||
        !plainlyHolds(definition.when, facts, { sum: sumOf(lines), milli: milliOf(lines) })
      )
        continue;
      if (isPlainlyUsedUp(definition.caps, used.get(ruleId))) continue;
      entrants.push({ ruleId, definition, lines });
    }
    const base: Amounts = { ...rates };
    for (const { ruleId, definition, lines } of contest(entrants, stage)) {
      if (lines.length === 0) continue;
      const { effect, caps } = definition;
      const weights: Amounts = {};
      for (const { lineNo, quantityMilli } of lines) {
        if (effect.kind === 'multiplier') weights[lineNo] = base[lineNo] ?? 0n;
        else if (effect.kind === 'fixed' && effect.per === 'unit') weights[lineNo] = quantityMilli;
        else weights[lineNo] = left[lineNo] ?? 0n;
      }
      const fraction: [bigint, bigint] =
        effect.kind === 'rate'
          ? [effect.points * add(weights), effect.perMinor]
          : effect.kind === 'multiplier'
            ? [add(weights) * BigInt(effect.timesBps - 10_000), 10_000n]
            : [
                effect.points *
                  (effect.per === 'unit'
                    ? add(weights) / (1_000n * BigInt(effect.units ?? 1))
                    : 1n),
                1n,
              ];
      let parts = giveOut(rounded(...fraction, terms), weights);
      for (const period of ['receipt', 'day', 'month', 'life', 'budget'] as const) {
        const before = period === 'receipt' ? 0n : (used.get(ruleId)?.[period] ?? 0n);
        const most = caps[period];
        if (most === undefined) continue;
        const room = most > before ? most - before : 0n;
        if (add(parts) > room) parts = giveOut(room, parts);
      }
      given.push({ ruleId, points: add(parts) });
      if (stage !== 'rate') continue;
      for (const name of Object.keys(parts).map(Number)) {
        rates[name] = (rates[name] ?? 0n) + (parts[name] ?? 0n);
      }
    }
  }
  for (const { definition } of rules) {
    if (
      definition.kind !== 'cap' ||
      !plainlyHolds(definition.when, facts, {
        sum: sumOf([...facts.lines]),
        milli: milliOf(facts.lines),
      })
    )
      continue;
    const { period, most } = definition;
    const before = period === 'receipt' ? 0n : (used.get(0)?.[period] ?? 0n);
    let room = most > before ? most - before : 0n;
    for (const one of given) {
      if (one.points > room) one.points = room;
      room -= one.points;
    }
  }
  return given;
}
