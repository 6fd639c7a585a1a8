import 'server-only';
import type { ShownTier } from '@/lib/domain/members/listed-member';

/** Columns of a tier in a row: null together when the member has none. */
export type TierColumns = {
  readonly tierRank: number | null;
  readonly tierNameEn: string | null;
  readonly tierNameRu: string | null;
};

/** The tier of a row, for showing. Ranks of the ladder count from 1. */
export function shownTier({ tierRank, tierNameEn, tierNameRu }: TierColumns): ShownTier | null {
  if (tierRank === null) return null;
  return { step: tierRank - 1, nameEn: tierNameEn ?? '', nameRu: tierNameRu ?? '' };
}
