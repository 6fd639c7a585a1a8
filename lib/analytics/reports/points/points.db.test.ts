import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '@/db/demo/load-demo';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import { MOVEMENT_GROUPS } from '@/lib/domain/analytics/points-movements';
import { present } from '@/lib/domain/shared/assert';
import { runQuery } from '@/lib/kernel/query';
import { earn, newMembers, nextKey, redeem, sql } from '@/lib/points/testing/points-desk';
import { pointsBehind } from '../../testing/points-behind';
import { reportMembersFilter } from '../drill';
import { pointsLifeReport } from '../points-life/query';
import { pointsReport } from './query';

const ACTOR = systemActor('test');
const UNTIL = '2026-11-26';
const NOW = new Date('2026-11-26T12:00:00Z');

const ASKED: Readonly<Record<string, string>>[] = [
  {},
  { tier: 'gold' },
  { storeFormat: 'supermarket' },
  { tier: 'silver', storeFormat: 'supermarket' },
  { asOf: '2026-06-17' },
  { asOf: '2026-06-17', storeFormat: 'supermarket' },
  { step: 'week' },
  { step: 'day', asOf: '2026-03-31' },
];

type Asked = Parameters<typeof runQuery<(typeof pointsReport)['input'], unknown>>[1];
const report = (params: Readonly<Record<string, string>>) =>
  runQuery(pointsReport, params as Asked, ACTOR);
const size = (points: bigint) => (points < 0n ? -points : points);

beforeAll(async () => {
  await loadDemo({
    databaseUrl: present(process.env.DATABASE_URL, 'tests have a database'),
    members: 300,
    untilOn: UNTIL,
    log: () => {},
  });
  // Of the last hour, and not in any cell yet; one lot that never ends, one that waits.
  const [one = 0, two = 0] = await newMembers('active', 'active');
  await earn(one, 120, { now: NOW });
  await earn(two, 50, {
    now: NOW,
    activatesAt: '2026-12-24T00:00:00Z',
    expiresAt: '2027-12-25T00:00:00Z',
  });
  await redeem(one, '20', nextKey(), NOW);
}, 120_000);

/** Entries of members that a filter takes, read one by one. */
async function ledger({ asOf, tier, storeFormat }: Readonly<Record<string, string>>) {
  return sql<{ day: string; kind: string; amount: string; pending: string; debt: string }>(
    `SELECT to_char(e.booked_at AT TIME ZONE 'Europe/Moscow', 'YYYY-MM-DD') AS day, e.kind, e.amount::text,
       e.pending::text, e.debt::text
     FROM point_entries e LEFT JOIN member_summary s USING (member_id)
     WHERE (e.booked_at AT TIME ZONE 'Europe/Moscow')::date <= coalesce($1::date, '2199-01-01')
       AND ($2::text IS NULL OR s.tier_id = (SELECT tier_id FROM tiers WHERE code = $2))
       AND ($3::text IS NULL OR s.home_store_id IN (SELECT store_id FROM stores WHERE format = $3))`,
    [asOf ?? null, tier ?? null, storeFormat ?? null],
  );
}

describe.each(ASKED)('points, asked for %o', (params) => {
  it('what is open, what waits and what is owed equal the ledger added up entry by entry', async () => {
    const { facts, tables } = await report(params);
    const entries = await ledger(params);
    const sum = (of: (entry: (typeof entries)[number]) => bigint) =>
      entries.reduce((all, entry) => all + of(entry), 0n);
    const lots = (entry: (typeof entries)[number]) =>
      BigInt(entry.amount) + BigInt(entry.pending) + BigInt(entry.debt);
    expect(facts.outstanding).toBe(sum(lots));
    expect(facts.pending).toBe(sum((entry) => BigInt(entry.pending)));
    expect(facts.debt).toBe(sum((entry) => BigInt(entry.debt)));
    expect(facts.opening).toBe(sum((entry) => (entry.day < facts.from ? lots(entry) : 0n)));
    expect(facts.waiting).toBe(0);
    const redeemed = sum((entry) =>
      entry.day >= facts.from && entry.kind === 'redeem' ? lots(entry) : 0n,
    );
    expect(tables.bridge.find(({ line }) => line === 'redeemed')?.points).toBe(redeemed);
  });

  it('opening and movements make the closing; periods, ends and cohorts add up to the same', async () => {
    const { facts, tables } = await report(params);
    const moved = tables.bridge.slice(1, -1).reduce((all, { points }) => all + points, 0n);
    expect(facts.opening + moved).toBe(facts.outstanding);
    expect(tables.bridge.at(-1)?.points).toBe(facts.outstanding);
    expect(tables.movements.at(-1)?.closing).toBe(facts.outstanding);
    expect(tables.ends.reduce((all, { points }) => all + points, 0n)).toBe(facts.outstanding);
    for (const one of tables.cohorts) expect(one.issued).toBe(one.spent + one.expired + one.open);
  });

  it('every figure opens members whose points add up to it', async () => {
    const { facts, tables } = await report(params);
    for (const what of ['outstanding', 'available', 'pending', 'debt'] as const) {
      expect((await pointsBehind('points', params, what)).points).toBe(facts[what]);
    }
    for (const { line, points } of tables.bridge.slice(1, -1)) {
      expect((await pointsBehind('points', params, `moved.${line}`)).points).toBe(size(points));
    }
    for (const period of tables.movements.slice(-4)) {
      for (const group of MOVEMENT_GROUPS) {
        const found = await pointsBehind('points', params, `moved.${group}.${period.period}`);
        expect(found.points, `${group} ${period.period}`).toBe(size(period[group]));
      }
    }
    for (const { endsIn, points } of tables.ends) {
      expect((await pointsBehind('points', params, `ends.${endsIn}`)).points).toBe(points);
    }
    expect((await pointsBehind('points', params, 'ends.soon')).points).toBe(facts.endsSoon);
    for (const cohort of tables.cohorts.slice(-16)) {
      for (const use of ['issued', 'spent', 'expired', 'open'] as const) {
        const found = await pointsBehind('points', params, `earned.${cohort.earnedIn}.${use}`);
        expect(found.points, `${use} ${cohort.earnedIn}`).toBe(cohort[use]);
      }
    }
    const cells = tables.triangle.filter(({ offset }) => offset === 2).slice(-5);
    for (const { earnedIn, offset, spent } of cells) {
      const found = await pointsBehind('points', params, `earned.${earnedIn}.spent.${offset}`);
      expect(found.points).toBe(spent);
    }
  });
});

describe('points of the demo', () => {
  it('cohorts of a year and more are finished, and say what is never spent, with a range around it', async () => {
    const { facts, tables } = await report({});
    expect(facts.finishedCohorts).toBeGreaterThan(8);
    expect(facts.breakageShare).toBeGreaterThan(0.05);
    expect(facts.breakageLow).toBeLessThan(present(facts.breakageShare, 'there is one'));
    expect(facts.breakageHigh).toBeGreaterThan(present(facts.breakageShare, 'there is one'));
    expect(tables.cohorts.at(-1)).toMatchObject({ expectedShare: null, isFinished: false });
  });

  it('a point is worth what the spending rule of the day pays, or what is asked', async () => {
    const plain = await report({});
    const dear = await report({ pointValue: '70' });
    expect(plain.facts).toMatchObject({ pointValueMinor: 100n, pointValueSource: 'rule' });
    expect(dear.facts).toMatchObject({ pointValueMinor: 70n, pointValueSource: 'asked' });
    expect(plain.facts.owedMinor).toBe(plain.facts.outstanding);
    expect(dear.facts.owedMinor).toBe((plain.facts.outstanding * 70n + 50n) / 100n);
  });

  it.each([
    { from: '2027-01-01' },
    { from: '2010-01-01' },
    { step: 'day', from: '2025-01-01' },
    { asOf: '2190-01-01' },
  ])('a window of none or too many periods is refused: %o', async (params) => {
    await expect(report(params)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it.each([
    'moved',
    'moved.stolen',
    'moved.issued.2026-05-02',
    'ends.2026-13',
    'earned.2026-05.open.2',
    'debt.x',
  ])('there is no figure %s', async (cell) => {
    await expect(
      reportMembersFilter(readPool(), { report: 'points', params: {}, cell }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

/** What another life does, worked out account by account from lots and spendings in the order of time. */
async function replayPlainly(days: number | null): Promise<Map<string, bigint>> {
  const shift = days === null ? null : days - 365;
  const rows = await sql<{ id: string; at: string | null; gain: string; spent: string }>(
    `SELECT l.member_id::text AS id,
       CASE WHEN l.expires_at IS NULL OR $1::int IS NULL THEN NULL
            ELSE to_char(((l.expires_at AT TIME ZONE 'Europe/Moscow')::date + $1::int)::timestamp AT TIME ZONE 'Europe/Moscow' AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') END AS at,
       (l.amount - coalesce((SELECT sum(t.amount) FROM point_allocations t JOIN point_entries e USING (member_id, seq)
          WHERE t.member_id = l.member_id AND t.lot_id = l.lot_id AND e.kind = 'earn_reversal'), 0))::text AS gain,
       '0' AS spent
     FROM point_lots l
     UNION ALL
     SELECT t.member_id::text, to_char(e.booked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0', t.amount::text
     FROM point_allocations t JOIN point_entries e USING (member_id, seq) WHERE e.kind NOT IN ('expire', 'earn_reversal')`,
    [shift],
  );
  const until = `${UNTIL}T21:00`;
  const open = new Map<string, bigint>();
  for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
    const events = own
      .filter((row) => row.at !== null && row.at < until)
      .toSorted((a, b) =>
        a.at === b.at
          ? Number(BigInt(b.gain) - BigInt(a.gain))
          : (a.at ?? '') < (b.at ?? '')
            ? -1
            : 1,
      );
    // Out is what has left: by spending, or because its lot has ended and nothing spent it before.
    let [ended, out] = [0n, 0n];
    for (const event of events) {
      if (event.gain === '0') out += BigInt(event.spent);
      ended += BigInt(event.gain);
      if (ended > out) out = ended;
    }
    const given = own.reduce((all, row) => all + BigInt(row.gain), 0n);
    open.set(id, given > out ? given - out : 0n);
  }
  return open;
}

describe('another life of points', () => {
  it('as it is, the replay leaves exactly what the ledger holds', async () => {
    const { facts, tables } = await runQuery(pointsLifeReport, { life: '365', asOf: UNTIL }, ACTOR);
    const { facts: books } = await report({ asOf: UNTIL });
    expect(facts).toMatchObject({ touched: 0, change: 0n, presentLife: '365', changeError: null });
    expect(facts.looked).toBe(facts.accounts);
    expect(tables.lives[0]?.outstanding).toBe(books.outstanding);
    expect(tables.lives[1]).toEqual(tables.lives[0]);
  });

  it.each([
    ['180', 180],
    ['540', 540],
    ['none', null],
  ] as const)(
    '%s days leave what a plain walk over each account leaves, and open who is touched',
    async (life, days) => {
      const { facts, tables } = await runQuery(pointsLifeReport, { life, asOf: UNTIL }, ACTOR);
      const [now, then] = [await replayPlainly(365), await replayPlainly(days)];
      const total = [...then.values()].reduce((all, points) => all + points, 0n);
      expect(tables.lives[1]?.outstanding).toBe(total);
      const touched = [...then].filter(([id, points]) => now.get(id) !== points);
      expect(facts.touched).toBe(touched.length);
      expect(touched.length).toBeGreaterThan(10);
      const found = await pointsBehind('points-life', { life, asOf: UNTIL }, 'touched');
      expect(found.members).toBe(facts.touched);
      expect(facts.change > 0n).toBe(life !== '180');
    },
  );

  it('in a year nothing is left of a life of half a year, all of one without an end', async () => {
    const half = await runQuery(pointsLifeReport, { life: '180', asOf: UNTIL }, ACTOR);
    const none = await runQuery(pointsLifeReport, { life: 'none', asOf: UNTIL }, ACTOR);
    // The one gift that never ended stays.
    expect(half.tables.lives[1]?.outstandingInYear).toBe(10_000n);
    expect(none.tables.lives[1]?.outstandingInYear).toBe(none.tables.lives[1]?.outstanding);
  });
});
