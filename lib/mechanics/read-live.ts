import 'server-only';
import type { Holdout } from '@/lib/domain/experiments/assign';
import type { LiveMechanic } from '@/lib/domain/mechanics/decide';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { type MechanicSwitches, SWITCH_COLUMNS } from './read-switches';

/** A mechanic that was launched, with the version that holds and what deals its members. */
export type LaunchedMechanic = LiveMechanic & {
  readonly versionId: number;
  readonly holdout: Holdout;
};

type Row = MechanicSwitches & {
  readonly ruleId: number;
  readonly versionId: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly definition: string;
};

/** Of the approved versions with a first day not after $1 the latest, as for other rules; one whose last day is over takes back still. */
const LAUNCHED = `
  SELECT r.rule_id AS "ruleId", v.rule_version_id AS "versionId", v.starts_on::text AS "startsOn", v.ends_on::text AS "endsOn",
    v.definition::text AS definition, ${SWITCH_COLUMNS}
  FROM rules r JOIN mechanic_switches s USING (rule_id)
  CROSS JOIN LATERAL (
    SELECT * FROM rule_versions o WHERE o.rule_id = r.rule_id AND o.state = 'approved' AND o.starts_on <= $1::date
    ORDER BY o.starts_on DESC, o.no DESC LIMIT 1) v
  WHERE r.kind = 'mechanic' AND s.launched_at IS NOT NULL AND s.archived_at IS NULL AND (v.ends_on IS NULL OR v.ends_on >= $1::date - $2::int)
  ORDER BY r.rule_id`;

/**
 * Mechanics that were launched and hold on a day, or held at most so many days before, in the order in which they are judged: by priority,
 * then by number. Paused ones are among them.
 */
export async function readLaunched(
  run: RunRows,
  { on, overDays = 0 }: { readonly on: string; readonly overDays?: number },
): Promise<readonly LaunchedMechanic[]> {
  const rows = await run<Row>(LAUNCHED, [on, overDays]);
  return rows
    .flatMap(({ definition, ...row }): readonly LaunchedMechanic[] => {
      const mechanic = parseDefinition(definition);
      if (mechanic.kind !== 'mechanic') return [];
      const { ruleId: mechanicId, versionId, startsOn, endsOn, isPaused, salt } = row;
      const holdout = { salt, shareBps: mechanic.holdoutBps };
      return [{ mechanicId, versionId, startsOn, endsOn, isPaused, mechanic, holdout }];
    })
    .toSorted((one, other) => one.mechanic.priority - other.mechanic.priority);
}
