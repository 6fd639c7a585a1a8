import type { LiveCount } from '@/components/segment/builder/use-live-count';
import type { Check } from '@/lib/domain/mechanics/checklist';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import type {
  MechanicPage,
  MechanicStanding,
  MechanicVersion,
} from '@/lib/domain/mechanics/mechanic-page';
import type { PowerFacts } from '@/lib/domain/mechanics/power-plan';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { MechanicFields } from './fields/field-types';
import type { EditedMechanic, MechanicDraft } from './use-mechanic-draft';

export type MechanicRights = {
  readonly mayEdit: boolean;
  readonly mayApprove: boolean;
};

/** A segment in use whose conditions can be taken. */
export type SavedSegment = {
  readonly segmentId: number;
  readonly name: string;
  readonly draft: SegmentDraft;
};

/** What the server tells the page of a mechanic. */
export type DesignerGiven = {
  readonly mechanic: MechanicPage;
  readonly standing: MechanicStanding;
  /** What the next version begins with. */
  readonly basis: MechanicVersion;
  readonly rights: MechanicRights;
  readonly readerId: number;
  readonly dictionary: RuleDictionary;
  /** Null: the reader may not see segments. */
  readonly segments: SegmentDictionary | null;
  readonly saved: readonly SavedSegment[];
  readonly categories: readonly string[];
  readonly power: PowerFacts;
};

/** What the parts of a mechanic's page share. */
export type Designer = MechanicFields & {
  readonly given: DesignerGiven;
  readonly state: MechanicDraft;
  readonly edited: EditedMechanic;
  readonly change: (edited: EditedMechanic, key?: string) => void;
  /** The draft as it is used; null: it has mistakes. */
  readonly parsed: Mechanic | null;
  /** The number of the version that is edited. */
  readonly no: number;
  readonly count: LiveCount | null;
  readonly checks: readonly Check[];
  /** What is known of buyers, and how many the mechanic reaches by the forecast: of what is written, where it was asked for. */
  readonly power: PowerFacts;
};
