import 'server-only';
import { randomInt } from 'node:crypto';
import type { Tx } from '@/db/write';
import { CODE_ALPHABET, codeOf, DRAWN_LENGTH } from '@/lib/domain/rewards/codes';
import type { AwardRow } from './reward-kind';

/** An award with the code that was claimed for it. */
export type CodedRow = AwardRow & { readonly code: string };

/** How often codes are drawn again that somebody had: that one is drawn twice is less likely than that the machine breaks. */
const MOST_ROUNDS = 5;

const CLAIM = `
  INSERT INTO coupon_codes (code, member_id) SELECT * FROM unnest($1::text[], $2::bigint[])
  ON CONFLICT DO NOTHING RETURNING code`;

/** A code that nobody can guess. */
function drawCode(prefix: string): string {
  const drawn = Array.from({ length: DRAWN_LENGTH }, () => randomInt(CODE_ALPHABET.length));
  return codeOf(prefix, drawn);
}

/** Makes a code for each award and claims it. @returns them in the order of the awards */
export async function claimMade(
  { client }: Tx,
  prefix: string,
  rows: readonly AwardRow[],
): Promise<readonly CodedRow[]> {
  const coded: CodedRow[] = [];
  let left: readonly AwardRow[] = rows;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === MOST_ROUNDS) throw new Error('no free codes were drawn');
    const drawn = left.map((row) => ({ ...row, code: drawCode(prefix) }));
    const { rows: claimed } = await client.query<{ code: string }>(CLAIM, [
      drawn.map(({ code }) => code),
      drawn.map(({ memberId }) => memberId),
    ]);
    const mine = new Set(claimed.map(({ code }) => code));
    coded.push(...drawn.filter(({ code }) => mine.has(code)));
    left = drawn.filter(({ code }) => !mine.has(code));
  }
  return coded;
}

/** What another transaction is about to give is passed over: nobody waits, and whoever comes too late gets one later. */
const TAKE = `
  WITH free AS (
    SELECT code, row_number() OVER (ORDER BY code) AS n FROM (
      SELECT c.code FROM coupon_codes c JOIN coupon_pools p USING (pool_id)
      WHERE p.name = $1 AND c.member_id IS NULL ORDER BY c.code LIMIT cardinality($2::bigint[]) FOR UPDATE OF c SKIP LOCKED) locked)
  UPDATE coupon_codes c SET member_id = w.member_id
  FROM free f JOIN unnest($2::bigint[]) WITH ORDINALITY AS w (member_id, n) USING (n)
  WHERE c.code = f.code RETURNING c.code, f.n::int AS n`;

/** Takes codes out of a pool for the first of the awards: as many as there are. */
export async function takeFromPool(
  { client }: Tx,
  pool: string,
  rows: readonly AwardRow[],
): Promise<readonly CodedRow[]> {
  const { rows: taken } = await client.query<{ code: string; n: number }>(TAKE, [
    pool,
    rows.map(({ memberId }) => memberId),
  ]);
  const codes = new Map(taken.map(({ n, code }) => [n, code]));
  return rows.flatMap((row, place) => {
    const code = codes.get(place + 1);
    return code === undefined ? [] : [{ ...row, code }];
  });
}
