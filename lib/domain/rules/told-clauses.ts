import type { DefinitionJson } from './definition';
import { readPath } from './draft-path';
import { type Clause, type ClauseId, clausesOf } from './sentence';

/** What clauses say in most rules: left out where a rule is told in short. */
const USUAL: Partial<Record<ClauseId, unknown>> = { priority: 100, step: '1', least: '0' };

function isUsual(draft: DefinitionJson, { id, slots }: Clause): boolean {
  const [slot] = Object.values(slots);
  const value = slot === undefined ? undefined : readPath(draft, slot.path);
  if (id === 'stacking') return value === (draft.kind === 'discount' ? 'best' : 'adds');
  return id in USUAL && USUAL[id] === value;
}

/** The clauses that a rule is told with in short: without what holds unless something else is said. */
export function toldClauses(draft: DefinitionJson): readonly Clause[] {
  return clausesOf(draft).filter((clause) => !isUsual(draft, clause));
}
