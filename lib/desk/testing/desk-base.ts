import 'server-only';
import { count, receivedBatch, seedStock } from '@/lib/cards/testing/stock-desk';
import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { runCheck } from '@/lib/doctor/run-check';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import type { Successors } from './desk-card-rules';
import type { DeskState, ModelCard } from './desk-model';

const MEMBERS_A_RUN = 3;
const NUMBERS_A_RUN = 3;
const CHECKS = ['cards', 'identity-claims', 'card-stock', 'point-accounts', 'point-lots'];

let printed: (serial: number) => string = () => '';

/** The people of the desk, and printed cards for so many runs in the stock. */
export async function prepareBase(runs: number): Promise<void> {
  await seedStock();
  await seedPeople();
  ({ number: printed } = await receivedBatch(runs * NUMBERS_A_RUN));
  if ((await count(`state = 'inStock'`)) < runs * NUMBERS_A_RUN) throw new Error('no stock');
}

/** Three members of a run's own, each with a card in use, one with a card that is made for them; and their printed numbers. */
export async function prepareRun(run: number): Promise<DeskState> {
  const ids = Array.from({ length: MEMBERS_A_RUN }, (_, place) => run * 10 + place);
  const own = (memberId: number) => `7784${String(memberId).padStart(12, '0')}`;
  await seedMembers(
    ids.map((memberId) => ({
      memberId,
      card: own(memberId),
      phone: `+7917${String(memberId).padStart(7, '0')}`,
    })),
  );
  const [first = 0] = ids;
  const made = `7785${String(first).padStart(12, '0')}`;
  await sql(
    `WITH made AS (INSERT INTO cards (member_id, number, status, issued_on) VALUES ($1, $2, 'produced', '2026-01-01'))
     INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', $2, $1)`,
    [first, made],
  );
  const cards = await sql<ModelCard>(
    `SELECT card_id::float8 AS "cardId", member_id::float8 AS "memberId", number, status, block_reason AS reason,
       expires_on::text AS "expiresOn", version, moved_to::float8 AS "movedTo"
     FROM cards WHERE member_id = ANY ($1)`,
    [ids],
  );
  const stock = Array.from({ length: NUMBERS_A_RUN }, (_, n) => printed(run * NUMBERS_A_RUN + n));
  return {
    members: new Map(
      ids.map((id) => [id, { status: 'active' as const, mergedInto: null, lots: [] }]),
    ),
    cards: new Map(cards.map((card) => [card.cardId, card])),
    holds: new Map(),
    merges: [],
    stock,
    night: 0,
    lastLot: 0,
  };
}

/** Which act a lot was born of: the milliseconds after noon of its day. */
const BORN = `(extract(epoch FROM l.earned_at) * 1000)::bigint % 86400000 - 32400000`;

/** The base in the words of `describeState`. */
export async function describeBase(ids: readonly number[]): Promise<string[]> {
  const rows = await sql<{ text: string }>(
    `SELECT concat_ws(' ', 'member', m.member_id, m.status, coalesce(m.merged_into::text, '-'),
        coalesce(a.balance / 100, 0)) || ': ' || coalesce((
          SELECT string_agg(l.remaining / 100 || ' of ' || ${BORN} || CASE WHEN l.held > 0 THEN ' held ' || l.held / 100 ELSE '' END
              || CASE e.kind WHEN 'merge_in' THEN ' from ' || e.other_member_id ELSE '' END, ', '
            ORDER BY expires_at, earned_at, lot_id)
          FROM point_lots l JOIN point_entries e USING (member_id, seq) WHERE l.member_id = m.member_id AND l.state = 'available'), '') AS text,
        1 AS part, m.member_id AS id
      FROM members m LEFT JOIN point_accounts a USING (member_id) WHERE m.member_id = ANY ($1)
     UNION ALL
     SELECT concat_ws(' ', 'card', card_id, 'of', member_id, number, status, coalesce(block_reason, '-'),
        coalesce(expires_on::text, '-'), version, coalesce(moved_to::text, '-')), 2, card_id
      FROM cards WHERE member_id = ANY ($1)
     UNION ALL
     SELECT concat_ws(' ', 'hold', hold_id, 'of', member_id, state) || ': ' || (
          SELECT string_agg(p.amount / 100 || ' of ' || ${BORN}, ', ' ORDER BY expires_at, earned_at, lot_id)
          FROM point_hold_lots p JOIN point_lots l USING (member_id, lot_id)
          WHERE p.member_id = h.member_id AND p.hold_id = h.hold_id), 3, hold_id
      FROM point_holds h WHERE member_id = ANY ($1)
     ORDER BY part, id`,
    [ids],
  );
  return rows.map(({ text }) => text);
}

/** Where each card that went to another member goes on, as its life-line tells. */
export async function readSuccessors(ids: readonly number[]): Promise<Successors> {
  const rows = await sql<{ from: number; to: number }>(
    `SELECT related_card_id::float8 AS "from", card_id::float8 AS "to" FROM card_events
     WHERE member_id = ANY ($1) AND from_status IS NULL AND operation IN ('changeOwner', 'moveWithMember')`,
    [ids],
  );
  return new Map(rows.map(({ from, to }) => [from, to]));
}

/** How many audit rows each request left; a request that left none is not there. */
export async function readAudits(
  requests: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ id: string; n: number }>(
    `SELECT request_id AS id, count(*)::int AS n FROM audit_events WHERE request_id = ANY ($1) GROUP BY 1`,
    [requests],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Everything that is wrong with the base, whatever the model says: nothing. */
export async function findWrongs(): Promise<unknown[]> {
  const twice = await sql(
    `SELECT number, count(*) AS owners FROM cards
     WHERE status IN ('produced', 'issued', 'active', 'blocked') GROUP BY 1 HAVING count(*) > 1`,
  );
  const created = await sql(
    `SELECT sum(e.amount) AS entries, (SELECT sum(balance) FROM point_accounts) AS balances,
       (SELECT sum(remaining) FROM point_lots WHERE state = 'available') AS lots
     FROM point_entries e HAVING sum(e.amount) <> (SELECT sum(balance) FROM point_accounts)
       OR sum(e.amount) <> (SELECT sum(remaining) FROM point_lots WHERE state = 'available')`,
  );
  const found: unknown[] = [...twice, ...created];
  for (const check of DOCTOR_CHECKS.filter(({ id }) => CHECKS.includes(id))) {
    const { examples } = await runCheck(check, (text, parameter) =>
      sql(text, parameter === undefined ? [] : [parameter]),
    );
    found.push(...examples);
  }
  return found;
}
