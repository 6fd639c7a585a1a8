import { boolean, index, integer, jsonb, pgTable } from 'drizzle-orm/pg-core';
import type { MechanicFigures } from '@/lib/domain/mechanics/simulation/simulation-input';
import { dayColumn, momentColumn } from './columns';
import { rules, ruleVersions } from './rules';

/** What a version of a mechanic was thought to do when it was handed to a second person: shown beside what happened. Never changed (trigger). */
export const mechanicForecasts = pgTable(
  'mechanic_forecasts',
  {
    ruleVersionId: integer('rule_version_id')
      .primaryKey()
      .references(() => ruleVersions.ruleVersionId),
    ruleId: integer('rule_id')
      .notNull()
      .references(() => rules.ruleId),
    /** The days that were replayed. */
    fromOn: dayColumn('from_on').notNull(),
    throughOn: dayColumn('through_on').notNull(),
    /** How many members were looked at, of how many in force. */
    looked: integer('looked').notNull(),
    inForce: integer('in_force').notNull(),
    isSample: boolean('is_sample').notNull(),
    figures: jsonb('figures').$type<MechanicFigures>().notNull(),
    madeAt: momentColumn('made_at').notNull(),
  },
  (t) => [index('mechanic_forecasts_rule_idx').on(t.ruleId, t.ruleVersionId)],
);
