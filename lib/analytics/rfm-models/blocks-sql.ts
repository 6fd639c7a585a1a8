import 'server-only';
import type { Fragment, Read } from '@/db/read';

/** Members of a block: its codes are two bytes each, so that a row stays in the page. */
export const BLOCK_MEMBERS = 512;
const LAST = BLOCK_MEMBERS - 1;

/** Blocks of a cut in a month, 'YYYY-MM'. */
const blocksOf = (read: Read, cutId: number, month: string): Fragment => read`
  SELECT block, codes FROM rfm_score_blocks WHERE cut_id = ${cutId} AND month = ${`${month}-01`}::date`;

const memberId = `block::bigint * ${BLOCK_MEMBERS} + i AS member_id`;
const codeIn = (codes: string) => `get_byte(${codes}, 2 * i) * 256 + get_byte(${codes}, 2 * i + 1)`;

/** Scores kept of a month as rows `member_id, code`. Members without a score have code 0. */
export function keptCodes(read: Read, cutId: number, month: string): Fragment {
  return read`
    SELECT ${read.unsafe(memberId)}, ${read.unsafe(codeIn('codes'))} AS code
    FROM (${blocksOf(read, cutId, month)}) b CROSS JOIN generate_series(0, ${LAST}::int) i`;
}

/** The same of two months beside each other, `member_id, code_from, code_to`: block by block, without a join of members. */
export function keptCodesOfTwo(
  read: Read,
  cutId: number,
  [from, to]: readonly [string, string],
): Fragment {
  const code = (side: string) =>
    read.unsafe(`CASE WHEN ${side} IS NULL THEN 0 ELSE ${codeIn(side)} END`);
  return read`
    SELECT ${read.unsafe(memberId)}, ${code('was')} AS code_from, ${code('is_now')} AS code_to
    FROM (SELECT block, f.codes AS was, t.codes AS is_now
          FROM (${blocksOf(read, cutId, from)}) f FULL JOIN (${blocksOf(read, cutId, to)}) t USING (block)) pair
    CROSS JOIN generate_series(0, ${LAST}::int) i`;
}
