import 'server-only';
import { withTx } from '@/db/write';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { seedRule } from '@/lib/rules/testing/seed-rule';

const ACTOR = { label: 'system:test', requestId: 'test' };

export type SeededLadder = {
  readonly ruleId: number;
  readonly versionId: number;
  /** From the lowest up. */
  readonly tierIds: readonly number[];
};

let lastTier = 100;

/**
 * A ladder in force by spend from so many units of money each, over the calendar year and the next, unless said otherwise, with
 * its tiers as the approval of a version writes them.
 */
export async function seedLadder(
  units: readonly number[],
  change: Partial<Omit<LadderJson, 'tiers' | 'kind'>> & { readonly startsOn?: string } = {},
): Promise<SeededLadder> {
  const { startsOn = '2025-01-01', ...more } = change;
  const tiers = units.map((from) => {
    lastTier += 1;
    return {
      tierId: lastTier,
      nameEn: `From ${from}`,
      nameRu: `От ${from}`,
      shape: 'star' as const,
      colour: 'gold' as const,
      from: { spend: `${from * 100}` },
    };
  });
  const definition: LadderJson = {
    kind: 'tiers',
    audience: 'everyone',
    bases: ['spend'],
    window: { kind: 'calendarYear' },
    validity: 'nextPeriod',
    ...more,
    tiers,
  };
  const { ruleId, versionId } = await seedRule({ definition, startsOn });
  await withTx(ACTOR, async ({ client }) => {
    for (const [place, { tierId, nameEn, nameRu }] of tiers.entries()) {
      await client.query(
        `INSERT INTO tiers (tier_id, code, rank, name_en, name_ru, rule_id, audience, shape, colour, is_entry)
         VALUES ($1::smallint, 'tier ' || $1, $2, $3, $4, $5, $6, 'star', 'gold', $7)`,
        [tierId, place + 1, nameEn, nameRu, ruleId, definition.audience, units[place] === 0],
      );
    }
  });
  return { ruleId, versionId, tierIds: tiers.map(({ tierId }) => tierId) };
}
