import 'server-only';
import type { Read } from '@/db/read';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import { type MechanicState, mechanicStateOn } from '@/lib/domain/mechanics/states';
import { versionOn } from '@/lib/domain/rules/standing';
import type { VersionState } from '@/lib/domain/rules/versions';
import { AppError } from '@/lib/domain/shared/errors';
import { parseDefinition } from '@/lib/rules/parse-definition';

/** A mechanic with the version that tells what is measured: the one in force, else the latest that was approved, else the latest. */
export type ReadMechanic = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly no: number;
  readonly state: MechanicState;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly launchedAt: Date | null;
  readonly isPaused: boolean;
  readonly mechanic: Mechanic;
};

type Row = {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly no: number;
  readonly state: VersionState;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly definition: string;
  readonly launchedAt: Date | null;
  readonly isPaused: boolean;
  readonly isArchived: boolean;
};

/** A mechanic as it stands on a day. Throws `not_found` where there is no rule of this kind. */
export async function readMechanic(
  read: Read,
  { ruleId, todayOn }: { readonly ruleId: number; readonly todayOn: string },
): Promise<ReadMechanic> {
  const rows = await read<Row[]>`
    SELECT r.name_en AS "nameEn", r.name_ru AS "nameRu", v.no, v.state, v.starts_on::text AS "startsOn", v.ends_on::text AS "endsOn",
      v.definition::text AS definition, s.launched_at AS "launchedAt", s.paused_at IS NOT NULL AS "isPaused",
      s.archived_at IS NOT NULL AS "isArchived"
    FROM rules r JOIN rule_versions v USING (rule_id) LEFT JOIN mechanic_switches s USING (rule_id)
    WHERE r.rule_id = ${ruleId} AND r.kind = 'mechanic' ORDER BY v.no DESC`;
  const shown =
    versionOn(rows, todayOn) ?? rows.find(({ state }) => state === 'approved') ?? rows[0];
  const definition = shown === undefined ? null : parseDefinition(shown.definition);
  if (shown === undefined || definition?.kind !== 'mechanic') throw new AppError('not_found');
  const { nameEn, nameRu, no, startsOn, endsOn, launchedAt, isPaused, isArchived } = shown;
  const switches = { isLaunched: launchedAt !== null, isPaused, isArchived };
  return {
    ...{ ruleId, nameEn, nameRu, no, startsOn, endsOn, launchedAt, isPaused },
    state: mechanicStateOn(rows, switches, todayOn),
    mechanic: definition,
  };
}
