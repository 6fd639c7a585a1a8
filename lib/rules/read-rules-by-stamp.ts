import 'server-only';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { readActiveRules } from './read-active-rules';

/** The stamp of all versions, as SQL; null: no version was ever written. */
export const RULES_STAMP = '(SELECT stamp::text FROM rule_stamps)';

/** Rules by the stamp that they were read under and the day. A stamp is random and never comes again: what is kept is never stale. */
const kept = new Map<string, readonly ActiveRule[]>();
const MOST_KEPT = 100;

function keep(name: string, rules: readonly ActiveRule[]): void {
  const oldest = kept.keys().next().value;
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(name, rules);
}

/**
 * Rules in force on a day, as `readActiveRules` gives them, for a caller who has just read the stamp in the same transaction: kept in
 * memory as long as it is the same.
 */
export async function readRulesByStamp(
  run: RunRows,
  day: string,
  stamp: string | null,
): Promise<readonly ActiveRule[]> {
  const name = `${stamp} ${day}`;
  const known = stamp === null ? undefined : kept.get(name);
  if (known !== undefined) return known;
  const rules = await readActiveRules(run, day);
  // Another version may have come between the two readings: then they belong to no stamp that is known.
  const [now] = await run<{ readonly stamp: string | null }>(`SELECT ${RULES_STAMP} AS stamp`, []);
  if (stamp !== null && now?.stamp === stamp) keep(name, rules);
  return rules;
}
