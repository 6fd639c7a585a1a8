import 'server-only';
import { withTx } from '@/db/write';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { type SeededRule, seedRule } from '@/lib/rules/testing/seed-rule';

const ACTOR = { label: 'system:test', requestId: 'test' };

/** Members of a test: so many of an arm, assigned on a day, of whom the first so many bought something two days later. */
export type SeededArm = {
  readonly arm: 'treated' | 'holdout' | 'programme';
  readonly members: number;
  readonly buyers: number;
  readonly fromId: number;
  readonly assignedOn: string;
  readonly minor?: number;
};

/** A mechanic in force that gives 100 points to who joined, with what is said otherwise. */
export function seedMechanic(more: Partial<MechanicJson> = {}): Promise<SeededRule> {
  return seedRule({
    startsOn: '2026-01-01',
    definition: {
      kind: 'mechanic',
      occasion: { is: 'welcome' },
      rewards: [{ is: 'points', points: '100' }],
      ...more,
    },
  });
}

const STATEMENTS = [
  `INSERT INTO members (member_id, joined_on) SELECT id, '2025-01-01' FROM assigned ON CONFLICT DO NOTHING`,
  `INSERT INTO member_profiles (member_id, first_name) SELECT id, 'M' || id FROM assigned ON CONFLICT DO NOTHING`,
  `INSERT INTO member_summary (member_id, joined_on) SELECT id, '2025-01-01' FROM assigned ON CONFLICT DO NOTHING`,
  `INSERT INTO mechanic_arms (member_id, rule_id, arm, assigned_on) SELECT id, rule_id, arm, day FROM assigned`,
  `INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, state, decided_on, decided_at, due_on, points)
   SELECT id, rule_id, 'joined', version_id, CASE arm WHEN 'treated' THEN 'given' ELSE 'heldOut' END, day, day, day,
     CASE arm WHEN 'treated' THEN 10000 ELSE 0 END
   FROM assigned WHERE arm <> 'programme'`,
  `INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor)
   SELECT id, day + 2, 1, 'R' || id, day + 2, minor FROM assigned WHERE place <= buyers`,
];

/** Puts members into the arms of a mechanic, with what they were given and bought, into a test's own database. */
export async function seedArms(
  { ruleId, versionId }: SeededRule,
  arms: readonly SeededArm[],
): Promise<void> {
  await withTx(ACTOR, async ({ client }) => {
    await client.query(
      `INSERT INTO programme (name, currency, time_zone) VALUES ('Test', 'RUB', 'Europe/Moscow') ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO stores (store_id, external_id, name) VALUES (1, 'S1', 'One') ON CONFLICT DO NOTHING`,
    );
    await client.query(`SELECT ensure_month_partitions('2025-01-01', '2026-12-31')`);
    await client.query(
      `CREATE TEMP TABLE assigned ON COMMIT DROP AS
       SELECT "fromId" + place - 1 AS id, $2::int AS rule_id, $3::int AS version_id, arm, "assignedOn" AS day, place, buyers, coalesce(minor, 10000) AS minor
       FROM jsonb_to_recordset($1::jsonb) AS x (arm text, members int, buyers int, "fromId" bigint, "assignedOn" date, minor bigint)
       CROSS JOIN LATERAL generate_series(1, members) place`,
      [JSON.stringify(arms), ruleId, versionId],
    );
    for (const statement of STATEMENTS) await client.query(statement);
  });
}
