import 'server-only';
import type { Tx } from '@/db/write';
import type { Definition, RuleKind } from '@/lib/domain/rules/definition';
import {
  mayMove,
  VERSION_MOVES,
  type VersionMove,
  type VersionState,
} from '@/lib/domain/rules/versions';
import { AppError } from '@/lib/domain/shared/errors';
import { parseDefinition } from './parse-definition';

/** A rule, locked until the end of the transaction. */
export type LockedRule = {
  readonly ruleId: number;
  readonly kind: RuleKind;
  readonly nameEn: string;
  readonly nameRu: string;
};

/** A version with its rule, both locked. */
export type LockedVersion = LockedRule & {
  readonly versionId: number;
  readonly no: number;
  readonly definition: Definition;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: VersionState;
  readonly writerIds: readonly number[];
  readonly version: number;
};

const RULE_COLUMNS = `r.rule_id AS "ruleId", r.kind, r.name_en AS "nameEn", r.name_ru AS "nameRu"`;

/** Locks a rule: versions of it are written one after the other. Throws `not_found`. */
export async function lockRule({ client }: Tx, ruleId: number): Promise<LockedRule> {
  const { rows } = await client.query<LockedRule>(
    `SELECT ${RULE_COLUMNS} FROM rules r WHERE rule_id = $1 FOR NO KEY UPDATE`,
    [ruleId],
  );
  const [rule] = rows;
  if (rule === undefined) throw new AppError('not_found');
  return rule;
}

type Row = Omit<LockedVersion, 'definition'> & { readonly definition: string };

/** Locks a version at the state that was on screen. Throws `not_found`, `stale_version` with the newer version. */
export async function lockVersion(
  tx: Tx,
  { versionId, version }: { readonly versionId: number; readonly version: number },
): Promise<LockedVersion> {
  const { client } = tx;
  const of = await client.query<{ ruleId: number }>(
    'SELECT rule_id AS "ruleId" FROM rule_versions WHERE rule_version_id = $1',
    [versionId],
  );
  await lockRule(tx, of.rows[0]?.ruleId ?? 0);
  const { rows } = await client.query<Row>(
    `SELECT ${RULE_COLUMNS}, v.rule_version_id AS "versionId", v.no, v.definition::text AS definition,
       v.starts_on::text AS "startsOn", v.ends_on::text AS "endsOn", v.state, v.writer_ids AS "writerIds", v.version
     FROM rule_versions v JOIN rules r USING (rule_id) WHERE v.rule_version_id = $1 FOR UPDATE OF v`,
    [versionId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  if (row.version !== version) {
    throw new AppError('stale_version', { version, current: row.version });
  }
  return { ...row, definition: parseDefinition(row.definition) };
}

/** Throws `wrong_state` unless the version can be moved so. @returns the state it leads to. */
export function requireMove({ state }: LockedVersion, move: VersionMove): VersionState {
  if (!mayMove(state, move)) throw new AppError('wrong_state', { status: state });
  return VERSION_MOVES[move].to;
}
