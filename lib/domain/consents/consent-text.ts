import type { Locale } from '../access/preferences';
import type { ConsentPurpose } from './states';

/** A version of what members agree to. */
export type ConsentText = {
  readonly purpose: ConsentPurpose;
  readonly version: number;
  readonly validFromOn: string;
  readonly texts: Readonly<Record<Locale, string>>;
  /** Name of who wrote it; null: not a person. */
  readonly addedBy: string | null;
  /** Whether it is the one that is agreed to today. */
  readonly isCurrent: boolean;
};

export const CONSENT_TEXTS_SHOWN = 50;
