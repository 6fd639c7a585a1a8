import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { addDays } from '@/lib/domain/shared/calendar';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { ActiveLadder } from '@/lib/tiers/engine/ladders';
import type { PredicateContext, PredicateOf } from '../predicate';
import { asks, climbers, entryStep, has, standingClimbers } from './climbers';
import { oneOfNumbers } from './pieces';

/** The step that a climber earns by what they have; who is not there has nothing. */
function earned(ladder: Ladder, climber: 'c' | 'l'): SQL {
  const word = ladder.match === 'all' ? sql` AND ` : sql` OR `;
  const reaches = ladder.tiers.map((tier, step) => {
    const parts = ladder.bases.map((basis) => sql`${has(climber, basis)} >= ${asks(tier, basis)}`);
    return sql`CASE WHEN ${sql.join(parts, word)} THEN ${step}::int END`;
  });
  return sql`greatest(${entryStep(ladder)}::int, ${sql.join(reaches, sql`, `)})`;
}

/** Whether by a day the standing has to be proven and what counts is too little: as `isAboutToLose` says. */
function unproven(ladder: Ladder, untilOn: string): SQL {
  const isHeld = sql`coalesce(c."heldUntilOn"::date >= ${untilOn}::date, false)`;
  if (ladder.validity === 'window') {
    return sql`(NOT ${isHeld} AND ${earned(ladder, 'l')} < c.shown)`;
  }
  const isDue = sql`coalesce(c."validUntilOn"::date < ${untilOn}::date, true)`;
  return sql`(NOT ${isHeld} AND ${isDue} AND ${earned(ladder, 'c')} < c.shown)`;
}

/** Who shows one of these steps of a ladder and is about to lose it. */
function losing(
  active: ActiveLadder,
  asked: { readonly shown: readonly number[]; readonly untilOn: string },
  context: PredicateContext,
): SQL {
  const { definition: ladder } = active;
  const { shown, untilOn } = asked;
  // What a rolling window holds then, if nothing more is bought; years are measured up to now.
  const later =
    ladder.validity === 'window'
      ? sql`LEFT JOIN (${climbers(active, { on: untilOn, as: 'night' }, context)}) l ON l."memberId" = c."memberId"`
      : sql``;
  return sql`SELECT c."memberId"::bigint FROM (${standingClimbers(active, context)}) c ${later}
    WHERE c.shown > ${entryStep(ladder)}::int AND ${oneOfNumbers(sql`c.shown`, shown)}
      AND NOT coalesce(c.floor >= c.own AND c.floor_until >= ${untilOn}::date, false)
      AND (c.own < c.shown OR c."graceUntilOn" IS NOT NULL OR ${unproven(ladder, untilOn)})`;
}

export const tierLosing: PredicateOf<'tierLosing'> = ({ tiers, within }, context) => {
  const untilOn = addDays(context.todayOn, within);
  const selects = context.ladders.flatMap((active): SQL[] => {
    const shown = active.definition.tiers.flatMap(({ tierId }, step) =>
      tiers.includes(tierId) ? [step] : [],
    );
    return shown.length === 0 ? [] : [losing(active, { shown, untilOn }, context)];
  });
  if (selects.length === 0) return { needs: [], where: sql`false` };
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (${sql.join(selects, sql` UNION ALL `)})`,
  };
};
