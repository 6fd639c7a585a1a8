import 'server-only';
import { to as copyTo } from 'pg-copy-streams';
import type { Tx } from '@/db/write';
import { type Buyers, firstBuyers, noBuyers } from '@/lib/domain/analytics/bgnbd/buyers';
import { assert } from '@/lib/domain/shared/assert';
import { isDay } from '@/lib/domain/shared/calendar';

/** Buyers with the members they are, in the order of their ids. */
export type KnownBuyers = Buyers & { readonly memberIds: Float64Array };

const LINE_END = 10;
const ZERO = 48;
const SAMPLE_MASK = 31;

/**
 * Reads whole numbers of an SQL that gives four of them a row, through COPY: a million rows as objects would take the worker's memory.
 * `most`: rows there may be.
 */
async function readFours({ client }: Tx, select: string, most: number): Promise<KnownBuyers> {
  const all = { ...noBuyers(most), memberIds: new Float64Array(most) };
  const columns = [all.memberIds, all.repeats, all.latest, all.known];
  let [row, column, value] = [0, 0, 0];
  for await (const chunk of client.query(copyTo(`COPY (${select}) TO STDOUT`))) {
    for (const byte of chunk as Uint8Array) {
      if (byte >= ZERO) {
        value = value * 10 + byte - ZERO;
        continue;
      }
      const target = columns[column];
      if (target !== undefined) target[row] = value;
      value = 0;
      column = byte === LINE_END ? 0 : column + 1;
      if (byte === LINE_END) row += 1;
    }
  }
  assert(row <= most, 'no more rows than were counted');
  return { ...firstBuyers(all, row), memberIds: all.memberIds.subarray(0, row) };
}

async function countOf({ client }: Tx, from: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${from}`,
  );
  return rows[0]?.count ?? 0;
}

/** Everybody whose rhythm was counted, as of a day; who bought after it is left out. The caller keeps others from counting meanwhile. */
export async function readBuyers(tx: Tx, asOfOn: string): Promise<KnownBuyers> {
  assert(isDay(asOfOn), 'a day');
  const select = `SELECT member_id, purchase_days - 1, last_on - first_on, '${asOfOn}'::date - first_on FROM member_rhythms
    WHERE last_on <= '${asOfOn}'::date ORDER BY member_id`;
  return readFours(tx, select, await countOf(tx, 'member_rhythms'));
}

/** Days with a purchase of the members of a check, up to `$2`. One member in 32 stands in an index of its own, that an OR would not find. */
const heldDays = (mask: number) => `SELECT DISTINCT member_id, business_date AS day FROM purchases
  WHERE NOT is_return AND member_id > 0 AND business_date <= $2 AND member_id & $3::int = 0
    ${mask >= SAMPLE_MASK ? `AND member_id & ${SAMPLE_MASK} = 0` : ''}`;

/** Members of a check who had bought by `heldFromOn`, with what was known of them on that day and on how many days up to `asOfOn` they bought after it. */
export async function readHeld(
  tx: Tx,
  { heldFromOn, asOfOn, mask }: { heldFromOn: string; asOfOn: string; mask: number },
): Promise<{ readonly buyers: Buyers; readonly after: Int32Array }> {
  const { rows } = await tx.client.query<{ x: number; t: number; known: number; after: number }>(
    `SELECT (count(*) FILTER (WHERE day <= $1))::int - 1 AS x, max(day) FILTER (WHERE day <= $1) - min(day) AS t,
       $1::date - min(day) AS known, (count(*) FILTER (WHERE day > $1))::int AS after
     FROM (${heldDays(mask)}) days GROUP BY member_id HAVING min(day) <= $1`,
    [heldFromOn, asOfOn, mask],
  );
  const buyers = noBuyers(rows.length);
  const after = new Int32Array(rows.length);
  rows.forEach(({ x, t, known, ...row }, i) => {
    buyers.repeats[i] = x;
    buyers.latest[i] = t;
    buyers.known[i] = known;
    after[i] = row.after;
  });
  return { buyers, after };
}
