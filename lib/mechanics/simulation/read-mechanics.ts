import 'server-only';
import type { Read } from '@/db/read';
import type { Holdout } from '@/lib/domain/experiments/assign';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import { AppError } from '@/lib/domain/shared/errors';
import { parseDefinition } from '@/lib/rules/parse-definition';

type Row = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly salt: number | null;
  readonly isRunning: boolean;
  readonly definition: string | null;
};

/** A mechanic with the version that holds on a day. */
export type KnownMechanic = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  /** Deals its members into arms; 0: nothing was drawn yet. */
  readonly salt: number;
  readonly mechanic: Mechanic;
};

export type SimulatedBeside = {
  readonly name: { readonly nameEn: string; readonly nameRu: string } | null;
  readonly salt: number;
  /** The version of the same mechanic that runs; null: none does. */
  readonly live: Mechanic | null;
  /** Every other that runs. */
  readonly others: readonly KnownMechanic[];
  /** Held back from all of them; null: nobody is. */
  readonly programme: Holdout | null;
};

const ALL = (read: Read, onDay: string) => read<Row[]>`
  SELECT r.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu", s.salt::float8 AS salt,
    (s.launched_at IS NOT NULL AND s.paused_at IS NULL AND s.archived_at IS NULL) AS "isRunning", v.definition::text AS definition
  FROM rules r LEFT JOIN mechanic_switches s USING (rule_id) LEFT JOIN LATERAL (
    SELECT definition, ends_on FROM rule_versions o
    WHERE o.rule_id = r.rule_id AND o.state = 'approved' AND o.starts_on <= ${onDay}::date
    ORDER BY o.starts_on DESC, o.no DESC LIMIT 1) v ON v.ends_on IS NULL OR v.ends_on >= ${onDay}::date
  WHERE r.kind = 'mechanic' ORDER BY r.rule_id`;

const mechanicOf = (definition: string | null): Mechanic | null => {
  const parsed = definition === null ? null : parseDefinition(definition);
  return parsed?.kind === 'mechanic' ? parsed : null;
};

/**
 * What a draft of a mechanic is replayed beside: those that run on a day, without the mechanic itself. Null for a new one. Throws
 * `not_found` when the rule is no mechanic.
 */
export async function readBeside(
  read: Read,
  ruleId: number | null,
  onDay: string,
): Promise<SimulatedBeside> {
  const rows = await ALL(read, onDay);
  const [control] = await read<{ salt: number; shareBps: number }[]>`
    SELECT salt::float8 AS salt, holdout_bps AS "shareBps" FROM mechanic_control WHERE holdout_bps > 0`;
  const own = rows.find((row) => row.ruleId === ruleId);
  if (ruleId !== null && own === undefined) throw new AppError('not_found');
  const others = rows.flatMap((row): readonly KnownMechanic[] => {
    const mechanic = row.isRunning && row !== own ? mechanicOf(row.definition) : null;
    if (mechanic === null) return [];
    const { nameEn, nameRu, salt } = row;
    return [{ ruleId: row.ruleId, nameEn, nameRu, salt: salt ?? 0, mechanic }];
  });
  return {
    name: own === undefined ? null : { nameEn: own.nameEn, nameRu: own.nameRu },
    salt: own?.salt ?? 0,
    live: own?.isRunning === true ? mechanicOf(own.definition) : null,
    others,
    programme: control ?? null,
  };
}
