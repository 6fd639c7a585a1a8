import 'server-only';
import { type Definition, definitionSchema } from '@/lib/domain/rules/definition';
import { assert } from '@/lib/domain/shared/assert';

/** Definitions read of late, by the very text they were read from: nothing that changes can be served stale. */
const parsed = new Map<string, Definition>();
const MOST_KEPT = 1_000;

/** A definition from the text of its JSON. Stops at one that is no rule: the tables hold what `definitionSchema` let in. */
export function parseDefinition(text: string): Definition {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const { success, data } = definitionSchema.safeParse(JSON.parse(text));
  assert(success, 'a version of a rule holds a definition');
  const oldest = parsed.keys().next().value;
  if (parsed.size >= MOST_KEPT && oldest !== undefined) parsed.delete(oldest);
  parsed.set(text, data);
  return data;
}
