import 'server-only';
import type { Values } from '@/lib/tiers/engine/facts-sql';

/** Of whom something is asked: of some members, or of those whose numbers lie between two, both included. */
export type Whose =
  | { readonly memberIds: readonly number[] }
  | {
      readonly fromId: number;
      readonly throughId: number;
      /** Only the one member in 32 that estimates look at. */
      readonly isSample?: boolean;
    };

/** SQL of a condition on a column: whether it is one of these members. Guests are none. */
export function whoseSql(values: Values, whose: Whose): (column: string) => string {
  if ('memberIds' in whose) {
    const ids = `${values.bind(whose.memberIds)}::bigint[]`;
    return (column) => `${column} = ANY(${ids})`;
  }
  const from = `${values.bind(Math.max(1, whose.fromId))}::bigint`;
  const through = `${values.bind(whose.throughId)}::bigint`;
  // The sample is told in the words of its indexes.
  const sampled = (column: string) => (whose.isSample === true ? ` AND ${column} & 31 = 0` : '');
  return (column) => `${column} BETWEEN ${from} AND ${through}${sampled(column)}`;
}
