import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { keptCodes, keptCodesOfTwo } from '../../rfm-models/blocks-sql';
import type { KeptMonth, MovementPlan } from './plan';

/** A place by the code of a score: 0 is nobody's, so that the first element answers for code 0. */
const placeOf = (read: Read, { placeByCode }: MovementPlan, code: string): Fragment =>
  read`(${[...placeByCode]}::int[])[${read.unsafe(code)} + 1]`;

/** Members with the places where they stood at the ends of two months, `member_id, place_from, place_to`; 0: no score. */
export function membersOfTwo(
  read: Read,
  plan: MovementPlan,
  [from, to]: readonly [KeptMonth, KeptMonth],
): Fragment {
  const kept = keptCodesOfTwo(read, plan.cutId, [from.month, to.month]);
  return read`
    SELECT member_id, ${placeOf(read, plan, 'code_from')} AS place_from, ${placeOf(read, plan, 'code_to')} AS place_to
    FROM (${kept}) kept WHERE code_from > 0 OR code_to > 0`;
}

/** Members who stood in a place at the end of a month: `member_id`. */
export function membersAt(
  read: Read,
  plan: MovementPlan,
  { month, place }: { month: KeptMonth; place: number },
): Fragment {
  const kept = keptCodes(read, plan.cutId, month.month);
  return read`
    SELECT member_id FROM (${kept}) kept
    WHERE code > 0 AND ${placeOf(read, plan, 'code')} = ${place}`;
}
