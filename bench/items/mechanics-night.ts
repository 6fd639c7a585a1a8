import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { present } from '@/lib/domain/shared/assert';
import { wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { runMechanicChunk } from '@/lib/mechanics/commands/run-chunk';
import { wakeMembers } from '@/lib/mechanics/commands/wake-members';
import { credit } from '@/lib/points/ledger/credit';
import { lockAccount } from '@/lib/points/ledger/lock-accounts';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import type { BenchContext, BenchItem } from '../bench-item';
import { type Measurement, timed } from '../measure';

/** The night of everything is to take no longer. */
const NIGHT_TARGET_MS = 300_000;
/** Members who are given row by row, for the comparison. */
const ROW_BY_ROW = 500;
const actor = systemActor('bench');
const LABEL = { label: 'system:bench', requestId: 'bench' };

type Gift = Omit<MechanicJson, 'kind'>;
const points = (amount: string) => [{ is: 'points' as const, points: amount, livesDays: 30 }];
const silent = { en: 'We miss you', ru: 'Мы скучаем' };

/** Mechanics that a programme may have at once, of everybody, most with many occasions: six that a night finds. */
const OF_NIGHTS: Readonly<Record<string, Gift>> = {
  birthday: {
    occasion: { is: 'birthday', daysBefore: 7, daysAfter: 7 },
    rewards: points('300'),
  },
  'birthday letter': {
    occasion: { is: 'birthday' },
    message: { kind: 'service', subject: silent, text: silent },
  },
  anniversary: {
    occasion: { is: 'anniversary', daysBefore: 0, daysAfter: 6 },
    rewards: points('100'),
  },
  welcome: { occasion: { is: 'welcome', withinDays: 60 }, rewards: points('50') },
  'points about to expire': {
    occasion: { is: 'pointsExpiring', daysBefore: 14, leastPoints: '1' },
    message: { kind: 'service', subject: silent, text: silent },
  },
  'silent for 90 days': {
    occasion: { is: 'reactivation', lapsed: { by: 'days', days: 90 }, mostDays: 365 },
    message: { kind: 'promotional', subject: silent, text: silent },
  },
};
/** And four that receipts wake. */
const OF_RECEIPTS: Readonly<Record<string, Gift>> = {
  'tenth purchase': {
    occasion: { is: 'nthPurchase', number: 10, isRepeated: true },
    rewards: points('200'),
  },
  stamps: { occasion: { is: 'stamps', onCard: 6, for: 'receipts' }, rewards: points('60') },
  'spend of a month': {
    occasion: {
      is: 'challenge',
      goal: { of: 'spend', minor: '300000' },
      window: { by: 'month' },
    },
    rewards: points('150'),
  },
  'receipts of a month': {
    occasion: { is: 'challenge', goal: { of: 'receipts', count: 3 }, window: { by: 'month' } },
    rewards: points('90'),
  },
};

async function launch(gift: Gift): Promise<number> {
  const { ruleId } = await seedRule({
    definition: { kind: 'mechanic', ...gift },
    startsOn: '2020-01-01',
  });
  await withTx(LABEL, ({ client }) =>
    client.query(
      `INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by)
       VALUES ($1, floor(random() * 4294967296)::bigint, now(), 9001)`,
      [ruleId],
    ),
  );
  return ruleId;
}

/** As if they had run since yesterday: receipts wake them, and who bought today is woken. */
async function wake(ids: readonly number[], day: string): Promise<number> {
  return withTx(LABEL, async ({ client }) => {
    await client.query(`UPDATE mechanic_switches SET wakes = 'receipt' WHERE rule_id = ANY ($1)`, [
      ids,
    ]);
    await client.query(
      `INSERT INTO mechanic_runs (rule_id, ran_on, begun_at, ended_at)
       SELECT id, $2::date - 1, now(), now() FROM unnest($1::int[]) AS o (id)`,
      [ids, day],
    );
    const { rowCount } = await client.query(
      `INSERT INTO mechanic_wakes (member_id) SELECT DISTINCT member_id FROM purchases WHERE business_date = $1 AND member_id > 0`,
      [day],
    );
    return rowCount ?? 0;
  });
}

async function runDay(ruleId: number, now: Date): Promise<number> {
  let looked = 0;
  for (;;) {
    const { came, members } = await runCommand(runMechanicChunk, { ruleId }, actor, { now });
    looked += members;
    if (came !== 'went') return looked;
  }
}

/** Points to members one after the other, each in a transaction of its own. @returns ms for one */
async function rowByRow({ client }: BenchContext, now: Date): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT member_id::float8 AS id FROM members WHERE status = 'active' AND member_id <> 0 ORDER BY member_id LIMIT ${ROW_BY_ROW}`,
  );
  const ms = await timed(async () => {
    for (const { id } of rows) {
      await withTx(LABEL, async (tx) => {
        const account = await lockAccount(tx, id, now);
        await credit({ tx, actor, now }, account, {
          kind: 'earn',
          points: wholePoints(1),
          lot: { expiresAt: null },
          movement: { source: 'bench', key: `${id}:${now.getTime()}` },
        });
      });
    }
  });
  return ms / rows.length;
}

const SUMS = `
  SELECT coalesce(sum(given + waiting), 0)::int AS given, coalesce(sum(held_out), 0)::int AS held
  FROM mechanic_days WHERE rule_id = ANY ($1)`;

const told = (count: number) => count.toLocaleString('en');

async function sums({ client }: BenchContext, ids: readonly number[]) {
  const { rows } = await client.query<{ given: number; held: number }>(SUMS, [ids]);
  return present(rows[0], 'sums have a row');
}

/** By a measurement that was stopped. */
const LEFT_RUNNING = `SELECT rule_id AS "ruleId" FROM mechanic_switches WHERE archived_at IS NULL AND launched_by = 9001`;

async function archive(ids: readonly number[]): Promise<void> {
  await withTx(LABEL, ({ client }) =>
    client.query(
      'UPDATE mechanic_switches SET archived_at = now(), archived_by = 9001 WHERE rule_id = ANY ($1)',
      [ids],
    ),
  );
}

/** The night of one mechanic, everybody who may be due looked at. */
async function night(context: BenchContext, [name, gift]: [string, Gift], now: Date) {
  const ruleId = await launch(gift);
  let looked = 0;
  const ours = await timed(async () => {
    looked = await runDay(ruleId, now);
  });
  const { given, held } = await sums(context, [ruleId]);
  const found = `${told(looked)} looked at, ${told(given)} given, ${told(held)} held back`;
  return { ruleId, line: { ...AGAINST_NIGHT, name: `Mechanic "${name}": ${found}`, ours } };
}
const AGAINST_NIGHT = {
  reference: NIGHT_TARGET_MS,
  against: 'target of the whole night',
  unit: 'ms',
} as const;

/**
 * A day of ten mechanics, found, decided and written, each time with mechanics of its own: six that are launched that day and that a night
 * finds, four that have run before and that the day's receipts wake. At the end one of these on the day it is launched.
 */
export const mechanicsNight: BenchItem = async (context: BenchContext) => {
  const { rows } = await context.client.query<{ day: string }>(
    'SELECT (max(last_purchase_on))::text AS day FROM member_summary',
  );
  const day = present(rows[0], 'the demo has purchases').day;
  const left = await context.client.query<{ ruleId: number }>(LEFT_RUNNING);
  await archive(left.rows.map(({ ruleId }) => ruleId));
  const now = new Date(`${day}T20:00:00Z`);
  const lines: Measurement[] = [];
  const ids: number[] = [];
  for (const entry of Object.entries(OF_NIGHTS)) {
    const { ruleId, line } = await night(context, entry, now);
    ids.push(ruleId);
    lines.push(line);
  }
  const woken: number[] = [];
  for (const gift of Object.values(OF_RECEIPTS)) woken.push(await launch(gift));
  const buyers = await wake(woken, day);
  const wokenMs = await timed(async () => {
    for (const ruleId of woken) await runDay(ruleId, now);
    while ((await runCommand(wakeMembers, {}, actor, { now })) > 0);
  });
  const byReceipts = await sums(context, woken);
  lines.push({
    ...AGAINST_NIGHT,
    name: `Four mechanics that the receipts of ${told(buyers)} members wake: ${told(byReceipts.given)} given, ${told(byReceipts.held)} held back`,
    ours: wokenMs,
  });
  const wholeMs = lines.reduce((sum, { ours }) => sum + ours, 0);
  const { given } = await sums(context, [...ids, ...woken]);
  await archive([...ids, ...woken]);
  const [first] = Object.entries(OF_RECEIPTS);
  const launched = await night(context, present(first, 'there are four'), now);
  await archive([launched.ruleId]);
  return [
    ...lines,
    { ...AGAINST_NIGHT, name: `A day of ten mechanics, ${told(given)} awards`, ours: wholeMs },
    {
      name: 'An award of that day, finding and deciding included, against one row by row',
      ours: wholeMs / Math.max(1, given),
      reference: await rowByRow(context, now),
      against: 'points given row by row',
      unit: 'ms',
    },
    { ...launched.line, name: `On the day it is launched: ${launched.line.name}` },
  ];
};
