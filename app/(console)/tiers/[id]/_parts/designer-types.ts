import type { LadderJson } from '@/lib/domain/tiers/ladder';
import type { LadderFlaw } from '@/lib/domain/tiers/ladder-flaws';
import type { LadderRow } from '@/lib/domain/tiers/ladder-rows';
import type { LadderWords } from '../../_parts/ladder-words';

/** What the parts of a ladder's page share. */
export type Designer = {
  readonly words: LadderWords;
  /** What holds today; null: nothing does yet. */
  readonly live: LadderJson | null;
  /** What is edited or waits for review; null: what holds, and the reader may not change it. */
  readonly draft: LadderJson | null;
  readonly rows: readonly LadderRow[];
  readonly flaws: readonly LadderFlaw[];
  readonly mayEdit: boolean;
  readonly nextTierId: number;
  readonly cardNames: ReadonlyMap<number, string>;
  /** Members of each tier today, and the code that narrows the list to them. */
  readonly members: ReadonlyMap<number, { readonly members: number; readonly code: string }>;
  /** `key`: edits of one field in a row are one step back. */
  readonly change: (ladder: LadderJson, key?: string) => void;
  /** Opens the sheet of a tier; null closes it. */
  readonly open: (sheet: string | null) => void;
};

/** The sheet of the measuring; every other one is named by its tier. */
export const MEASURING_SHEET = 'measuring';

export type LadderRights = {
  readonly mayEdit: boolean;
  readonly mayApprove: boolean;
  /** May keep members as a list. */
  readonly mayList: boolean;
};
