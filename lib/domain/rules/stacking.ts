import type { Stacking } from './definition';

type Line = { readonly lineNo: number };

/** A rule that applies, in its stage: the lines that it gives for, until another takes them. */
export type Contender<L extends Line> = {
  readonly ruleId: number;
  readonly priority: number;
  readonly stacking: Stacking;
  readonly lines: readonly L[];
  /** Why it gives nothing, and by which rule; null while it gives. */
  readonly lost: { readonly status: 'stopped' | 'outdone'; readonly by: number } | null;
};

/** Takes from each rule the lines that a rule of a lower priority number stops. The rules come in the order of judging. */
export function stopLines<L extends Line, C extends Contender<L>>(
  inOrder: readonly C[],
): readonly C[] {
  const stops = new Map<number, { readonly priority: number; readonly ruleId: number }>();
  return inOrder.map((contender) => {
    const stopOf = ({ lineNo }: Line) => {
      const stop = stops.get(lineNo);
      return stop !== undefined && stop.priority < contender.priority ? stop.ruleId : null;
    };
    const lines = contender.lines.filter((line) => stopOf(line) === null);
    if (contender.stacking === 'stops') {
      for (const { lineNo } of lines) if (!stops.has(lineNo)) stops.set(lineNo, contender);
    }
    const [first] = contender.lines;
    const by = lines.length > 0 || first === undefined ? null : stopOf(first);
    return { ...contender, lines, lost: by === null ? contender.lost : { status: 'stopped', by } };
  });
}

const competes = ({ stacking, lost }: Contender<Line>): boolean =>
  stacking === 'best' && lost === null;

/**
 * Leaves each line to the best of the rules that say `best`; `compare` is above zero when the first gives more for a line. Of
 * equals the earlier in the order of judging stays.
 */
export function bestOfLine<L extends Line, C extends Contender<L>>(
  inOrder: readonly C[],
  compare: (first: C, second: C) => number,
): readonly C[] {
  const best = new Map<number, C>();
  for (const contender of inOrder.filter(competes)) {
    for (const { lineNo } of contender.lines) {
      const now = best.get(lineNo);
      if (now === undefined || compare(contender, now) > 0) best.set(lineNo, contender);
    }
  }
  return inOrder.map((contender) => {
    if (!competes(contender)) return contender;
    const lines = contender.lines.filter(({ lineNo }) => best.get(lineNo) === contender);
    const [first] = contender.lines;
    const by = first === undefined ? undefined : best.get(first.lineNo)?.ruleId;
    if (lines.length > 0 || by === undefined) return { ...contender, lines };
    return { ...contender, lost: { status: 'outdone', by } };
  });
}

/** Leaves the receipt to the one that gives most of the rules that say `best`; of equals to the earlier. */
export function bestOfReceipt<L extends Line, C extends Contender<L>>(
  inOrder: readonly C[],
  compare: (first: C, second: C) => number,
): readonly C[] {
  const [first, ...others] = inOrder.filter(competes);
  if (first === undefined) return inOrder;
  const best = others.reduce((now, next) => (compare(next, now) > 0 ? next : now), first);
  return inOrder.map((contender) =>
    contender === best || !competes(contender)
      ? contender
      : { ...contender, lost: { status: 'outdone', by: best.ruleId } },
  );
}
