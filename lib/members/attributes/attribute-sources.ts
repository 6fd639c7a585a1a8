import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { Actor } from '@/lib/domain/access/actor';
import type { AttributeType } from '@/lib/domain/members/attributes/attribute';
import { attributeMembers } from './attribute-members';
import { seesValuesOf } from './visible-attributes';

type Row = { readonly attributeId: number; readonly key: string; readonly type: AttributeType };

/**
 * For each asked attribute the ids of the members that are in. One that is not in use, that the actor may not see, or
 * that is asked for without sense, finds nobody: left out, it would pass everybody off as its answer.
 */
export async function attributeSources(
  read: Read,
  asked: Readonly<Record<string, string>> | undefined,
  actor: Actor,
): Promise<readonly Fragment[]> {
  if (asked === undefined) return [];
  const rows = await read<Row[]>`
    SELECT attribute_id AS "attributeId", key, type FROM attributes
    WHERE key = ANY(${Object.keys(asked)}) AND archived_at IS NULL`;
  const known = new Map(rows.map((row) => [row.key, row]));
  return Object.entries(asked).map(([key, filter]) => {
    const row = known.get(key);
    const found =
      row !== undefined && seesValuesOf(actor, row.type)
        ? attributeMembers(read, { ...row, filter })
        : null;
    return found ?? read`SELECT 0::bigint WHERE false`;
  });
}
