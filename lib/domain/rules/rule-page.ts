import type { DefinitionJson, RuleKind } from './definition';
import type { VersionState } from './versions';

/** A version as lists and pages show it. */
export type ShownVersion = {
  readonly versionId: number;
  readonly no: number;
  readonly definition: DefinitionJson;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: VersionState;
  readonly authorName: string;
  /** Who saved it last. */
  readonly savedByName: string;
  readonly note: string;
  readonly reviewerName: string | null;
  readonly reviewNote: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  /** The reader wrote in it, and may not approve it. */
  readonly isOwn: boolean;
  readonly version: number;
};

/** `coming`: its first version has not begun; `never`: nothing of it was approved. */
export const RULE_STANDINGS = ['inForce', 'coming', 'over', 'never'] as const;
export type RuleStanding = (typeof RULE_STANDINGS)[number];

export type RuleHead = {
  readonly ruleId: number;
  readonly kind: RuleKind;
  readonly nameEn: string;
  readonly nameRu: string;
};

/** A rule in the list: what holds today, what comes next, what waits. */
export type ListedRule = RuleHead & {
  readonly standing: RuleStanding;
  /** In force today. */
  readonly current: ShownVersion | null;
  /** Approved, from a later day on. */
  readonly next: ShownVersion | null;
  /** A draft, or in review. */
  readonly undecided: ShownVersion | null;
  /** What it says, or said last: the current, the next, the undecided or the last one. */
  readonly told: ShownVersion;
};

/** A rule with its versions, the latest first. */
export type RulePage = RuleHead & {
  readonly standing: RuleStanding;
  readonly todayOn: string;
  /** The version in force today. */
  readonly currentNo: number | null;
  readonly versions: readonly ShownVersion[];
  /** How many older ones are left out. */
  readonly older: number;
  /** What versions with a limit for the rule's life gave so far, to all members, in points; null: none has one. */
  readonly given: string | null;
};
