import 'server-only';
import type { Read } from '@/db/read';
import { AppError } from '@/lib/domain/shared/errors';
import { withoutKept } from '@/lib/domain/tiers/kept-tiers';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import { parseDefinition } from '@/lib/rules/parse-definition';

type Row = {
  readonly kind: string;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly no: number | null;
  readonly startsOn: string | null;
  readonly definition: string | null;
};

/** A ladder by its names, and what would hold on a day without the draft; null: nothing does. */
export type LiveLadder = {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly live: { readonly ladder: Ladder; readonly no: number } | null;
};

/**
 * The ladder that would hold on a day without the draft. What a version that holds already gave on its first night stands as floors
 * below its members. Throws `not_found` when the rule is no ladder.
 */
export async function readLive(
  read: Read,
  ruleId: number,
  { onDay, todayOn }: { readonly onDay: string; readonly todayOn: string },
): Promise<LiveLadder> {
  const [row] = await read<Row[]>`
    SELECT r.kind, r.name_en AS "nameEn", r.name_ru AS "nameRu", v.no, v.starts_on::text AS "startsOn", v.definition::text AS definition
    FROM rules r LEFT JOIN LATERAL (
      SELECT no, definition, starts_on, ends_on FROM rule_versions o
      WHERE o.rule_id = r.rule_id AND o.state = 'approved' AND o.starts_on <= ${onDay}::date
      ORDER BY o.starts_on DESC, o.no DESC LIMIT 1) v ON v.ends_on IS NULL OR v.ends_on >= ${onDay}::date
    WHERE r.rule_id = ${ruleId}`;
  if (row?.kind !== 'tiers') throw new AppError('not_found');
  const { nameEn, nameRu, no, definition, startsOn } = row;
  if (no === null || definition === null || startsOn === null)
    return { nameEn, nameRu, live: null };
  const ladder = parseDefinition(definition);
  if (ladder.kind !== 'tiers') return { nameEn, nameRu, live: null };
  const live = { ladder: startsOn > todayOn ? ladder : withoutKept(ladder), no };
  return { nameEn, nameRu, live };
}
