import { conditionsOf, type SegmentDefinition } from './definition';
import { EXPANDED_MAX, NESTED_MAX } from './limits';

/** The segments that a definition names, each as often as it does. */
export function segmentsNamed({ include, exclude }: SegmentDefinition): readonly number[] {
  return [include, exclude]
    .flatMap((group) => (group === null ? [] : conditionsOf(group)))
    .flatMap((condition) => (condition.is === 'segment' ? condition.segments : []));
}

/** How many conditions a definition has. */
export function conditionCount({ include, exclude }: SegmentDefinition): number {
  return [include, exclude].flatMap((group) => (group === null ? [] : conditionsOf(group))).length;
}

/** A segment among others: how many conditions it has, and which others it names. A list names none. */
export type UsingSegment = { readonly conditions: number; readonly uses: readonly number[] };

/** Why segments cannot use each other like this. */
export type UsesProblem = 'segment_cycle' | 'segment_nested';

type Weight = { readonly depth: number; readonly conditions: number };

/** How deep a segment goes and how many conditions it comes to with all that it asks for; null: it asks for itself. */
function weigh(
  graph: ReadonlyMap<number, UsingSegment>,
  id: number,
  above: readonly number[],
): Weight | null {
  if (above.includes(id)) return null;
  const segment = graph.get(id) ?? { conditions: 1, uses: [] };
  let { conditions } = segment;
  let depth = 1;
  for (const used of segment.uses) {
    const weight = weigh(graph, used, [...above, id]);
    if (weight === null) return null;
    depth = Math.max(depth, weight.depth + 1);
    conditions += weight.conditions;
    if (depth > NESTED_MAX || conditions > EXPANDED_MAX) break;
  }
  return { depth, conditions };
}

/**
 * Whether segments can use each other: nobody asks for themselves, nobody goes too deep or becomes too large. Looked at from each
 * of `from`: the one that changes and all that ask for it.
 */
export function usesProblem(
  graph: ReadonlyMap<number, UsingSegment>,
  from: readonly number[],
): UsesProblem | null {
  const weights = from.map((id) => weigh(graph, id, []));
  if (weights.includes(null)) return 'segment_cycle';
  return weights.some(
    (weight) => weight !== null && (weight.depth > NESTED_MAX || weight.conditions > EXPANDED_MAX),
  )
    ? 'segment_nested'
    : null;
}
