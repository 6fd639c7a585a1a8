/** The same things in turns, in each of which a member comes once: in their order. */
export function inTurns<One extends { readonly memberId: number }>(
  all: readonly One[],
): readonly (readonly One[])[] {
  const turns: One[][] = [];
  const taken = new Map<number, number>();
  for (const one of all) {
    const turn = taken.get(one.memberId) ?? 0;
    taken.set(one.memberId, turn + 1);
    const known = turns[turn];
    if (known === undefined) turns.push([one]);
    else known.push(one);
  }
  return turns;
}
