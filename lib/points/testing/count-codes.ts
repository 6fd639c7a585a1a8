/** How often each outcome came: `done`, or the code of a refusal. */
export function countCodes(outcomes: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of outcomes) {
    const code = one === null ? 'done' : (one as { code: string }).code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
