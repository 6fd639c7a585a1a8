import 'server-only';
import type { Switches } from '@/lib/domain/mechanics/states';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** What was switched of a mechanic, with the salt that deals its members; `version` 0: nothing ever was. */
export type MechanicSwitches = Switches & { readonly salt: number; readonly version: number };

const NONE = { isLaunched: false, isPaused: false, isArchived: false, salt: 0, version: 0 };

/** SQL of the columns of `s`, a row of `mechanic_switches` or none. */
export const SWITCH_COLUMNS = `s.launched_at IS NOT NULL AS "isLaunched", s.paused_at IS NOT NULL AS "isPaused",
  s.archived_at IS NOT NULL AS "isArchived", coalesce(s.salt, 0)::float8 AS salt, coalesce(s.version, 0) AS version`;

/** How a mechanic is switched; of one that never was, all off. */
export async function readSwitches(run: RunRows, ruleId: number): Promise<MechanicSwitches> {
  const [row] = await run<MechanicSwitches>(
    `SELECT ${SWITCH_COLUMNS} FROM mechanic_switches s WHERE s.rule_id = $1`,
    [ruleId],
  );
  return row ?? NONE;
}

/** What holds for all mechanics: whether everything is stopped, and who is held back from all of them. */
export type MechanicControl = {
  readonly isStopped: boolean;
  readonly stoppedAt: Date | null;
  readonly salt: number;
  readonly holdoutBps: number;
  /** The day on which this share began to be held back; null: nobody is. */
  readonly heldSinceOn: string | null;
  readonly version: number;
};

/** The one row that holds for all mechanics. */
export async function readControl(run: RunRows): Promise<MechanicControl> {
  const [row] = await run<MechanicControl>(
    `SELECT stopped_at IS NOT NULL AS "isStopped", stopped_at AS "stoppedAt", salt::float8 AS salt, holdout_bps AS "holdoutBps",
       held_since_on::text AS "heldSinceOn", version FROM mechanic_control`,
    [],
  );
  return (
    row ?? {
      isStopped: false,
      stoppedAt: null,
      salt: 0,
      holdoutBps: 0,
      heldSinceOn: null,
      version: 0,
    }
  );
}
