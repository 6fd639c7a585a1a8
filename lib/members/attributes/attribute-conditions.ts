import 'server-only';
import type { Read } from '@/db/read';
import type { Actor } from '@/lib/domain/access/actor';
import type { AttributeType } from '@/lib/domain/members/attributes/attribute';
import { type AttributeCondition, attributeCondition } from './attribute-condition';
import { seesValuesOf } from './visible-attributes';

type Row = { readonly attributeId: number; readonly key: string; readonly type: AttributeType };

/** With fewer members than these, all who are in are read at once; a walk would meet too few of them. */
const RARE_BELOW = 10_000;

/** A condition, and whether few members are in. */
export type AskedCondition = AttributeCondition & { readonly isRare: boolean };

async function isRare(read: Read, { memberIds }: AttributeCondition): Promise<boolean> {
  const rows = await read<{ found: number }[]>`
    SELECT count(*)::int AS found FROM (${memberIds} LIMIT ${RARE_BELOW}) first`;
  return (rows[0]?.found ?? 0) < RARE_BELOW;
}

/**
 * A condition for each asked attribute. One that is not in use, that the actor may not see, or
 * that is asked for without sense, finds nobody: left out, it would pass everybody off as its answer.
 */
export async function attributeConditions(
  read: Read,
  asked: Readonly<Record<string, string>> | undefined,
  actor: Actor,
): Promise<readonly AskedCondition[]> {
  if (asked === undefined) return [];
  const rows = await read<Row[]>`
    SELECT attribute_id AS "attributeId", key, type FROM attributes
    WHERE key = ANY(${Object.keys(asked)}) AND archived_at IS NULL`;
  const known = new Map(rows.map((row) => [row.key, row]));
  return Promise.all(
    Object.entries(asked).map(async ([key, filter]) => {
      const row = known.get(key);
      const found =
        row !== undefined && seesValuesOf(actor, row.type)
          ? attributeCondition(read, { ...row, filter })
          : null;
      const nobody = { memberIds: read`SELECT 0::bigint WHERE false`, probe: () => read`false` };
      const condition = found ?? nobody;
      return { ...condition, isRare: await isRare(read, condition) };
    }),
  );
}
