import 'server-only';
import type { Fragment, Read } from '@/db/read';

/** Members of a block: their stages are a byte each. */
export const STAGE_BLOCK_MEMBERS = 512;
const LAST = STAGE_BLOCK_MEMBERS - 1;

const blocksOf = (read: Read, month: string): Fragment => read`
  SELECT block, stages FROM lifecycle_blocks WHERE month = ${`${month}-01`}::date`;

const memberId = `block::bigint * ${STAGE_BLOCK_MEMBERS} + i AS member_id`;

/** Stages kept of two months beside each other, `member_id, stage_from, stage_to`; 0: had not bought. Block by block, without a join of members. */
export function keptStagesOfTwo(read: Read, [from, to]: readonly [string, string]): Fragment {
  const stage = (side: string) =>
    read.unsafe(`CASE WHEN ${side} IS NULL THEN 0 ELSE get_byte(${side}, i) END`);
  return read`
    SELECT ${read.unsafe(memberId)}, ${stage('was')} AS stage_from, ${stage('is_now')} AS stage_to
    FROM (SELECT block, f.stages AS was, t.stages AS is_now
          FROM (${blocksOf(read, from)}) f FULL JOIN (${blocksOf(read, to)}) t USING (block)) pair
    CROSS JOIN generate_series(0, ${LAST}::int) i`;
}
