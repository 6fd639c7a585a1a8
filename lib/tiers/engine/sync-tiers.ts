import 'server-only';
import type { Tx } from '@/db/write';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import { earnedStep, NOTHING } from '@/lib/domain/tiers/standing';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readLadderVersions } from './ladders';

/** Ladders with an approved version that is not over by a day. */
const LADDERS = `
  SELECT DISTINCT v.rule_id AS "ruleId" FROM rule_versions v JOIN rules r USING (rule_id)
  WHERE r.kind = 'tiers' AND v.state = 'approved' AND (v.ends_on IS NULL OR v.ends_on >= $1::date)
    AND NOT EXISTS (
      SELECT FROM rule_versions later
      WHERE later.rule_id = v.rule_id AND later.state = 'approved' AND later.ends_on < $1::date
        AND (later.starts_on, later.no) > (v.starts_on, v.no))
  ORDER BY 1`;

/**
 * Writes the rows of all tiers as the versions of a day name them, or the first to come; a tier that is in none stays and is gone.
 * After an approval, and before each night.
 */
export async function syncTiers(tx: Tx, day: string): Promise<void> {
  const run = rowsOf(tx);
  const { rows } = await tx.client.query<{ ruleId: number }>(LADDERS, [day]);
  const named: unknown[] = [];
  const moved: Ladder['moved'] = [];
  for (const { ruleId } of rows) {
    const versions = await readLadderVersions(run, ruleId);
    const held = versions.findLast(({ startsOn }) => startsOn <= day) ?? versions[0];
    if (held === undefined) continue;
    const { ladder } = held;
    const entry = earnedStep(ladder, NOTHING);
    moved.push(...ladder.moved);
    for (const [step, tier] of ladder.tiers.entries()) {
      const { tierId, nameEn, nameRu, shape, colour } = tier;
      named.push({
        ...{ tier_id: tierId, rank: step + 1, name_en: nameEn, name_ru: nameRu, rule_id: ruleId },
        ...{ audience: ladder.audience, shape, colour, is_entry: step === entry },
      });
    }
  }
  await tx.client.query(
    `WITH named AS (
       SELECT * FROM jsonb_to_recordset($1) AS n (tier_id smallint, rank smallint, name_en text, name_ru text, rule_id int,
         audience text, shape text, colour text, is_entry boolean)),
     gone AS (
       UPDATE tiers t SET is_gone = true, moved_to_id = m."toTierId"
       FROM tiers o LEFT JOIN jsonb_to_recordset($2) AS m ("fromTierId" smallint, "toTierId" smallint) ON m."fromTierId" = o.tier_id
       WHERE t.tier_id = o.tier_id AND t.rule_id IS NOT NULL AND t.tier_id NOT IN (SELECT tier_id FROM named)
         AND (true, m."toTierId") IS DISTINCT FROM (t.is_gone, t.moved_to_id))
     INSERT INTO tiers (tier_id, code, rank, name_en, name_ru, rule_id, audience, shape, colour, is_entry)
     SELECT tier_id, 'tier-' || tier_id, rank, name_en, name_ru, rule_id, audience, shape, colour, is_entry FROM named
     ON CONFLICT (tier_id) DO UPDATE SET rank = excluded.rank, name_en = excluded.name_en, name_ru = excluded.name_ru,
       rule_id = excluded.rule_id, audience = excluded.audience, shape = excluded.shape, colour = excluded.colour,
       is_entry = excluded.is_entry, is_gone = false, moved_to_id = NULL
     WHERE tiers.rule_id IS NULL OR tiers.rule_id = excluded.rule_id`,
    [JSON.stringify(named), JSON.stringify(moved)],
  );
}
