import 'server-only';
import type { ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import type { readToday } from '@/lib/rules/read-today';
import type { ReadMechanic } from './read-mechanic';

/** What stands over the pages of a mechanic. */
export function headOf(
  { ruleId, nameEn, nameRu, no, state, startsOn, endsOn }: ReadMechanic,
  today: Awaited<ReturnType<typeof readToday>>,
): ResultsHead {
  return { ruleId, nameEn, nameRu, no, state, startsOn, endsOn, ...today };
}
