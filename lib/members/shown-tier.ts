import 'server-only';
import type { ShownTier } from '@/lib/domain/members/listed-member';
import type { TierColour, TierShape } from '@/lib/domain/tiers/ladder';

/** Columns of a tier in a row: null together when the member has none. */
export type TierColumns = {
  readonly tierRank: number | null;
  readonly tierNameEn: string | null;
  readonly tierNameRu: string | null;
  readonly tierShape: TierShape | null;
  readonly tierColour: TierColour | null;
};

/** The same as SQL, of the table `tiers` under a name. */
export const tierColumns = (tiers: 'l' | 't'): string =>
  `${tiers}.rank AS "tierRank", ${tiers}.name_en AS "tierNameEn", ${tiers}.name_ru AS "tierNameRu",
    ${tiers}.shape AS "tierShape", ${tiers}.colour AS "tierColour"`;

/** The tier of a row, for showing. Ranks of the ladder count from 1. */
export function shownTier(row: TierColumns): ShownTier | null {
  const { tierRank, tierNameEn, tierNameRu, tierShape, tierColour } = row;
  if (tierRank === null || tierShape === null || tierColour === null) return null;
  return {
    step: tierRank - 1,
    nameEn: tierNameEn ?? '',
    nameRu: tierNameRu ?? '',
    shape: tierShape,
    colour: tierColour,
  };
}
