import type { Locale } from '../access/preferences';
import type { ConsentDecision, ConsentEvidence, ConsentKey, ConsentSource } from './states';

/** Where one consent of a member stands. */
export type ConsentState = ConsentKey & {
  /** Null: the member was never asked. */
  readonly decision: ConsentDecision | null;
  readonly consentId: number | null;
  readonly happenedAt: Date | null;
  readonly source: ConsentSource | null;
  readonly evidence: ConsentEvidence | null;
  /** The text that was agreed to. */
  readonly textVersion: number | null;
  /** The text that is agreed to today; null: none is written, so that nothing can be given. */
  readonly currentVersion: number | null;
  /** Its words in the member's language, to be read out; null where there is none. */
  readonly currentText: { readonly language: Locale; readonly text: string } | null;
};

/** One line of the history. */
export type ConsentRecord = ConsentKey & {
  readonly consentId: number;
  readonly decision: ConsentDecision;
  readonly source: ConsentSource;
  readonly evidence: ConsentEvidence;
  /** Null for readers who may not read contacts: it can name a person. */
  readonly evidenceReference: string | null;
  readonly textVersion: number | null;
  readonly happenedAt: Date;
  /** Name of the person who wrote it down; null: not a person. */
  readonly recordedBy: string | null;
  /** The number it was said under, of a member that was merged into this one; null: this one. */
  readonly under: number | null;
};

export const CONSENTS_PAGE_SIZE = 25;

export type ConsentPage = {
  readonly records: readonly ConsentRecord[];
  /** Key of the next, older page; null: this is the last. */
  readonly next: number | null;
};
