import 'server-only';
import type { Read } from '@/db/read';
import { AppError } from '@/lib/domain/shared/errors';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import { parseDefinition } from '@/lib/rules/parse-definition';

type Row = {
  readonly kind: string;
  readonly no: number | null;
  readonly definition: string | null;
};

/** The ladder that would hold on a day without the draft; null: none holds. Throws `not_found` when the rule is no ladder. */
export async function readLive(
  read: Read,
  ruleId: number,
  onDay: string,
): Promise<{ readonly ladder: Ladder; readonly no: number } | null> {
  const [row] = await read<Row[]>`
    SELECT r.kind, v.no, v.definition::text AS definition
    FROM rules r LEFT JOIN LATERAL (
      SELECT no, definition, ends_on FROM rule_versions o
      WHERE o.rule_id = r.rule_id AND o.state = 'approved' AND o.starts_on <= ${onDay}::date
      ORDER BY o.starts_on DESC, o.no DESC LIMIT 1) v ON v.ends_on IS NULL OR v.ends_on >= ${onDay}::date
    WHERE r.rule_id = ${ruleId}`;
  if (row?.kind !== 'tiers') throw new AppError('not_found');
  if (row.no === null || row.definition === null) return null;
  const ladder = parseDefinition(row.definition);
  return ladder.kind === 'tiers' ? { ladder, no: row.no } : null;
}
