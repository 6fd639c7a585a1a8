import 'server-only';
import type { Read } from '@/db/read';

type Names = { readonly nameEn: string; readonly nameRu: string };

/** What rules are called. */
export async function readNames(
  read: Read,
  ruleIds: readonly number[],
): Promise<ReadonlyMap<number, Names>> {
  const rows = await read<(Names & { ruleId: number })[]>`
    SELECT rule_id AS "ruleId", name_en AS "nameEn", name_ru AS "nameRu" FROM rules
    WHERE rule_id = ANY (${[...ruleIds]})`;
  return new Map(rows.map(({ ruleId, nameEn, nameRu }) => [ruleId, { nameEn, nameRu }]));
}
