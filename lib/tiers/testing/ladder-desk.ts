import 'server-only';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import type { Standing } from '@/lib/domain/tiers/standing';
import { runQuery } from '@/lib/kernel/query';
import { sql } from '@/lib/points/testing/points-desk';
import { ACTOR } from '@/lib/purchases/testing/posting-desk';
import { noRules } from '@/lib/purchases/testing/till-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { judgeNight } from '../engine/judge-night';
import { getDueNights } from '../queries/get-nights';

export const NIGHT = systemActor('judge-tiers');

/** Noon of a day in Moscow. */
export const noonOf = (day: string) => new Date(`${day}T09:00:00Z`);

/** A ladder by spend from so many units of money each, tiers numbered from `first` on. */
export function ladderJson(
  units: readonly number[],
  change: Partial<LadderJson> = {},
  first = 1,
): LadderJson {
  return {
    kind: 'tiers',
    audience: 'everyone',
    bases: ['spend'],
    window: { kind: 'rolling', months: 12 },
    validity: 'window',
    tiers: units.map((from, place) => ({
      tierId: first + place,
      nameEn: `From ${from}`,
      nameRu: `От ${from}`,
      shape: 'circle',
      colour: 'slate',
      from: { spend: `${from * 100}` },
    })),
    ...change,
  };
}

/** A version of a ladder in force from a day on. */
export function seedLadder(definition: LadderJson, startsOn: string, ruleId?: number) {
  return seedRule({ definition, startsOn, ...(ruleId === undefined ? {} : { ruleId }) });
}

/** Judges the nights that are due on the morning of a day. @returns how many */
export async function judgeNights(day: string): Promise<number> {
  const now = new Date(`${day}T00:30:00Z`);
  const { nights, timeZone } = await runQuery(getDueNights, { at: now }, NIGHT);
  for (const { night, ladders } of nights) {
    await judgeNight({ night, timeZone, ladders, actor: NIGHT, now });
  }
  return nights.length;
}

/** How members stand, by id; who has no row is left out. */
export async function standingsOf(ruleId: number): Promise<ReadonlyMap<number, Standing>> {
  const rows = await sql<Standing & { memberId: number }>(
    `SELECT member_id::float8 AS "memberId", tier_id AS "tierId", since_on::text AS "sinceOn",
       valid_until_on::text AS "validUntilOn", grace_until_on::text AS "graceUntilOn", grace_from_on::text AS "graceFromOn",
       held_until_on::text AS "heldUntilOn", counts_from_on::text AS "countsFromOn"
     FROM tier_standings WHERE rule_id = ${ruleId}`,
  );
  return new Map(rows.map(({ memberId, ...standing }) => [memberId, standing]));
}

/** The tiers that members show. */
export async function shownTiers(): Promise<ReadonlyMap<number, number | null>> {
  const rows = await sql<{ memberId: number; tierId: number | null }>(
    'SELECT member_id::float8 AS "memberId", tier_id AS "tierId" FROM members WHERE member_id <> 0',
  );
  return new Map(rows.map(({ memberId, tierId }) => [memberId, tierId]));
}
/** Takes all rules, ladders and standings of tests before away. */
export async function freshLadders(): Promise<void> {
  await noRules();
  await withTx(ACTOR, async ({ client }) => {
    await client.query('UPDATE members SET tier_id = NULL');
    await client.query('DELETE FROM tiers');
    await client.query(
      'TRUNCATE tier_standings, tier_judgements, tier_floors, tier_enrolments, tier_nights, tier_replays, tier_days',
    );
  });
}
