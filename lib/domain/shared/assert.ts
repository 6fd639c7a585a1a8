/** A broken invariant is a defect, not a refusal: stop here, loudly, with the fact that failed. */
export function assert(condition: unknown, fact: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${fact}`);
}

/** The value, or a stop when it is absent where it cannot be. */
export function present<T>(value: T | null | undefined, fact: string): T {
  assert(value !== null && value !== undefined, fact);
  return value;
}
