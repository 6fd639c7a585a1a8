import { beforeAll, describe, expect, test } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { DEMO_USERS } from '@/lib/domain/access/demo-users';
import { cardTransitionRows } from '@/lib/domain/cards/transitions';
import { MEMBER_TRANSITIONS } from '@/lib/domain/members/transitions';
import { decideReceipt } from '@/lib/domain/rules/decide-receipt';
import { present } from '@/lib/domain/shared/assert';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { type DecisionRow, readKept } from '@/lib/purchases/deciding/keep-decision';
import { readActiveRules } from '@/lib/rules/read-active-rules';
import { loadDemo } from './load-demo';
import { demoMember, demoSpan } from './member';
import { DEMO_LIVED } from './rules';

type Decided = Pick<DecisionRow, 'facts' | 'decision' | 'earned'>;

const UNTIL_ON = '2026-06-30';

function load(members: number, isReplacing = false): Promise<void> {
  const databaseUrl = present(process.env.DATABASE_URL, 'tests have a database');
  return loadDemo({ databaseUrl, members, untilOn: UNTIL_ON, isReplacing, log: () => {} });
}

async function count(table: string): Promise<number> {
  const read = readPool();
  const [row] = await read<{ n: bigint }[]>`SELECT count(*) AS n FROM ${read(table)}`;
  return Number(row?.n);
}

describe('loading the demo programme of 300 members', () => {
  beforeAll(() => load(300));

  test('writes every generated purchase, with its claim and its lines', async () => {
    const members = Array.from({ length: 300 }, (_, at) => demoMember(at + 1, demoSpan(UNTIL_ON)));
    const purchases = members.flatMap((m) => [...m.purchases, ...m.guestPurchases]);
    expect(await count('purchases')).toBe(purchases.length);
    expect(await count('receipt_claims')).toBe(purchases.length);
    expect(await count('purchase_lines')).toBeGreaterThan(purchases.length);
    expect(await count('member_summary')).toBe(300);
    expect(await count('stores')).toBe(136);
    expect(await count('tiers')).toBe(7);
  });

  test('has rules: those of its history in force from its first day, mechanics beside them, some in review, some being written', async () => {
    const rows = await readPool()<{ state: string; n: bigint }[]>`
      SELECT state, count(*) AS n FROM rule_versions GROUP BY state ORDER BY state`;
    expect(rows.map(({ state, n }) => [state, Number(n)])).toEqual([
      ['approved', 14],
      ['draft', 3],
      ['inReview', 2],
    ]);
    const run = readRowsOf(readPool());
    expect(await readActiveRules(run, '2023-06-01')).toHaveLength(6);
    expect(await readActiveRules(run, UNTIL_ON)).toHaveLength(9);
  });

  test('keeps why later receipts earned what they did: what the rules in force on their day say of them', async () => {
    const rows = await readPool()<(Decided & { day: string; entered: string })[]>`
      SELECT d.business_date::text AS day, d.facts, d.decision, d.earned::text, coalesce(e.amount, 0)::text AS entered
        FROM purchase_decisions d LEFT JOIN point_entries e ON e.member_id = d.earn_member_id AND e.seq = d.earn_seq`;
    expect(rows.length).toBeGreaterThan(200);
    const run = readRowsOf(readPool());
    for (const row of rows) {
      const { facts, decision, versionIds, used } = readKept(row);
      const rules = await readActiveRules(run, row.day);
      expect(versionIds).toEqual(rules.map(({ versionId }) => versionId));
      expect(decideReceipt({ rules, facts, used })).toEqual(decision);
      expect([decision?.points, row.entered]).toEqual([BigInt(row.earned), row.earned]);
    }
  });

  test('scores the buyers of the last 365 days and no one else', async () => {
    const [row] = await readPool()<{ wrong: bigint; scored: bigint }[]>`
      SELECT count(*) FILTER (WHERE (r IS NULL) <> (receipts_365 = 0)) AS wrong, count(r) AS scored
        FROM member_summary`;
    expect(row?.wrong).toBe(0n);
    expect(row?.scored).toBeGreaterThan(100n);
  });

  test('books points that the ledger itself would let through, account by account', async () => {
    const { rows } = await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
      client.query<{ accounts: number; entries: number; lots: number; kinds: string }>(`
        SELECT (SELECT count(require_point_account(member_id))::int FROM point_accounts) AS accounts,
          (SELECT count(require_point_entry(member_id, seq))::int FROM point_entries) AS entries,
          (SELECT count(require_point_lot(member_id, lot_id))::int FROM point_lots) AS lots,
          (SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind) FROM point_entries) AS kinds`),
    );
    expect(rows[0]?.accounts).toBeGreaterThan(200);
    expect(rows[0]?.entries).toBeGreaterThan(1_000);
    expect(rows[0]?.lots).toBeGreaterThan(1_000);
    expect(rows[0]?.kinds).toBe('adjust earn earn_reversal expire redeem');
    const [row] = await readPool()<{ unchained: bigint; causeless: bigint; over: bigint }[]>`
      SELECT count(*) FILTER (WHERE e.balance_after <> e.amount + e.before) AS unchained,
        count(*) FILTER (WHERE e.source = 'purchase' AND NOT EXISTS (SELECT FROM purchases p
          WHERE p.member_id = e.member_id AND p.business_date = split_part(e.key, ':', 1)::date
            AND p.purchase_id = split_part(e.key, ':', 2)::bigint)) AS causeless,
        (SELECT count(*) FROM point_lots WHERE state = 'available' AND expires_at <= ${new Date(`${UNTIL_ON}T00:00:00+03:00`)}) AS over
        FROM (SELECT *, coalesce(lag(balance_after) OVER (PARTITION BY member_id ORDER BY seq), 0) AS before
                FROM point_entries) e`;
    expect(row).toEqual({ unchained: 0n, causeless: 0n, over: 0n });
  });

  test('lets the last change of tier lead to the tier that each member has', async () => {
    const [row] = await readPool()<{ wrong: bigint; reasons: bigint }[]>`
      SELECT count(*) FILTER (WHERE m.tier_id <> coalesce(c.to_tier_id, 1)) AS wrong, count(DISTINCT c.reason) AS reasons
        FROM members m LEFT JOIN LATERAL (
          SELECT to_tier_id, reason FROM tier_changes c WHERE c.member_id = m.member_id
          ORDER BY happened_at DESC, change_id DESC LIMIT 1) c ON true`;
    expect(row?.wrong).toBe(0n);
    expect(row?.reasons).toBeGreaterThan(1n);
  });

  test('lets members stand on ladders that go on from the last night, and counts tiers every morning', async () => {
    const [row] = await readPool()<{ wrong: bigint; nights: bigint; floors: bigint }[]>`
      SELECT count(*) FILTER (WHERE m.tier_id IS DISTINCT FROM CASE WHEN n.member_id IS NULL THEN greatest(coalesce(main.tier_id, 1), f.tier_id)
          ELSE coalesce(staff.tier_id, 6) END) AS wrong,
        (SELECT count(*) FROM tier_nights WHERE night = ${UNTIL_ON}) AS nights, (SELECT count(*) FROM tier_floors) AS floors
      FROM members m LEFT JOIN tier_enrolments n USING (member_id) LEFT JOIN tier_floors f USING (member_id)
        LEFT JOIN tier_standings main ON main.member_id = m.member_id
          AND main.rule_id = (SELECT rule_id FROM tiers WHERE tier_id = 1)
        LEFT JOIN tier_standings staff ON staff.member_id = m.member_id
          AND staff.rule_id = (SELECT rule_id FROM tiers WHERE tier_id = 6)`;
    expect(row).toEqual({ wrong: 0n, nights: 2n, floors: 1n });
    const days = await readPool()<{ days: bigint; least: number; most: number }[]>`
      SELECT count(DISTINCT day) AS days, min(members) AS least, (SELECT sum(members) FROM tier_days WHERE day = ${UNTIL_ON})::int
        AS most FROM tier_days`;
    const joined = await readPool()<{ n: number }[]>`
      SELECT count(*)::int AS n FROM members WHERE joined_on < ${UNTIL_ON}`;
    expect(days[0]?.days).toBeGreaterThan(1_000n);
    expect(days[0]?.least).toBeGreaterThan(0);
    expect(days[0]?.most).toBe(joined[0]?.n);
  });

  test('fills every tab: consents, letters, notes and what members told', async () => {
    for (const table of ['consents', 'messages', 'contact_confirmations', 'member_attributes']) {
      expect(await count(table), table).toBeGreaterThan(20);
    }
    expect(await count('member_interactions')).toBeGreaterThan(20);
    const [row] = await readPool()<{ withdrawn: bigint; differ: bigint; early: bigint }[]>`
      SELECT count(*) FILTER (WHERE s.decision = 'withdrawn') AS withdrawn,
        count(*) FILTER (WHERE s.consent_id IS DISTINCT FROM (SELECT max(c.consent_id) FROM consents c
          WHERE (c.member_id, c.purpose, c.channel) = (s.member_id, s.purpose, s.channel))) AS differ,
        (SELECT count(*) FROM consents c JOIN members m USING (member_id)
          WHERE c.happened_at < m.joined_on OR c.happened_at > ${UNTIL_ON}::date + 1) AS early
        FROM consent_states s`;
    expect(row?.withdrawn).toBeGreaterThan(10n);
    expect([row?.differ, row?.early]).toEqual([0n, 0n]);
  });

  test('lets three mechanics live through their weeks: awards, members held back, letters that went and one that came back', async () => {
    const rows = await readPool()<{ id: number; given: number; held: number; nights: number }[]>`
      SELECT s.rule_id AS id, (SELECT count(*)::int FROM awards a WHERE a.rule_id = s.rule_id AND a.state = 'given') AS given,
        (SELECT count(*)::int FROM awards a WHERE a.rule_id = s.rule_id AND a.state = 'heldOut') AS held,
        (SELECT count(*)::int FROM mechanic_runs r WHERE r.rule_id = s.rule_id AND r.ended_at IS NOT NULL) AS nights
      FROM mechanic_switches s WHERE s.launched_at IS NOT NULL ORDER BY s.rule_id`;
    expect(rows.map(({ id, nights }) => [id, nights])).toEqual(
      DEMO_LIVED.map(({ ruleId, startsBefore }) => [ruleId, startsBefore + 1]),
    );
    for (const { id, given } of rows) expect(given, String(id)).toBeGreaterThan(3);
    expect(rows.reduce((sum, { held }) => sum + held, 0)).toBeGreaterThan(3);
    const [row] = await readPool()<Record<string, number | string>[]>`
      SELECT (SELECT count(*)::int FROM messages WHERE rule_id IS NOT NULL AND state = 'sent') AS sent,
        (SELECT count(*)::int FROM messages WHERE rule_id IS NOT NULL AND state IN ('queued', 'sending')) AS waiting,
        (SELECT count(*)::int FROM messages m WHERE m.state = 'failed' AND m.rule_id IS NOT NULL) AS failed,
        (SELECT count(*)::int FROM suppressions WHERE reason = 'bounce') AS bounces,
        (SELECT count(*)::int FROM awards a WHERE a.state = 'waiting') AS owed,
        (SELECT max(ran_on)::text FROM mechanic_runs) AS "lastOn"`;
    expect(row).toMatchObject({ waiting: 0, owed: 0, lastOn: UNTIL_ON });
    expect(row?.sent).toBeGreaterThan(5);
    expect(row?.bounces).toBe(row?.failed);
  });

  test('leaves work on the desk: four tasks laid aside, one that waits for a second person, three that are done', async () => {
    const rows = await readPool()<{ state: string; moves: string }[]>`
      SELECT t.state, (SELECT string_agg(e.move, ' ' ORDER BY e.task_version) FROM task_events e
        WHERE (e.member_id, e.task_id) = (t.member_id, t.task_id)) AS moves
        FROM tasks t ORDER BY t.task_id`;
    const paused = { state: 'paused', moves: 'open pause' };
    const waiting = { state: 'awaitingApproval', moves: 'open submit' };
    const done = { state: 'done', moves: 'open finish' };
    expect([...rows]).toEqual([paused, paused, paused, waiting, paused, done, done, done]);
  });

  test('leaves every trigger on', async () => {
    const off = await readPool()`SELECT tgname FROM pg_trigger WHERE tgenabled = 'D'`;
    expect(off).toHaveLength(0);
  });

  test('makes the four demo sign-ins', async () => {
    expect(await count('users')).toBe(DEMO_USERS.length);
    // The tables that triggers judge by are no part of a programme.
    expect(await count('member_transitions')).toBe(MEMBER_TRANSITIONS.length);
    expect(await count('card_transitions')).toBe(cardTransitionRows().length);
  });

  test('builds every key and index again', async () => {
    const rows = await readPool()<{ name: string }[]>`
      SELECT conname AS name FROM pg_constraint WHERE conname IN
        ('members_pkey', 'purchases_pkey', 'receipt_claims_pkey', 'member_summary_pkey',
         'member_profiles_member_id_members_member_id_fk')
      UNION ALL
      SELECT indexname FROM pg_indexes
       WHERE indexname IN ('member_profiles_search_idx', 'members_joined_on_idx')`;
    expect(rows).toHaveLength(7);
  });

  test('leaves the sequences beyond the loaded ids', async () => {
    const { rows } = await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
      client.query<{ isBeyond: boolean }>(
        `SELECT nextval('purchase_id_seq') > (SELECT max(purchase_id) FROM purchases)
          AND nextval('point_lots_lot_id_seq') > (SELECT max(lot_id) FROM point_lots)
          AND nextval('consents_consent_id_seq') > (SELECT max(consent_id) FROM consents)
          AND nextval('attributes_attribute_id_seq') > (SELECT max(attribute_id) FROM attributes)
          AND nextval('tier_changes_change_id_seq') > (SELECT max(change_id) FROM tier_changes) AS "isBeyond"`,
      ),
    );
    expect(rows).toEqual([{ isBeyond: true }]);
  });

  test('refuses to load into another base than DATABASE_URL names', async () => {
    const elsewhere = {
      databaseUrl: 'postgres://127.0.0.1:1/other',
      members: 1,
      untilOn: UNTIL_ON,
    };
    await expect(loadDemo({ ...elsewhere, log: () => {} })).rejects.toThrow('into DATABASE_URL');
  });

  test('refuses a base that holds members, and replaces it when asked', async () => {
    await expect(load(50)).rejects.toThrow('already holds a programme with members');
    expect(await count('members')).toBe(300);
    await load(50, true);
    expect(await count('members')).toBe(50);
    expect(await count('member_summary')).toBe(50);
    expect(await count('users')).toBe(DEMO_USERS.length);
  });
});
