import 'server-only';
import type { ShownScores } from '@/lib/domain/members/listed-member';

/** Columns of the scores in a row: null together. */
export type ScoreColumns = {
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
};

/** The scores of a row, for showing. */
export function shownScores({ r, f, m }: ScoreColumns): ShownScores | null {
  return r === null || f === null || m === null ? null : { r, f, m };
}
