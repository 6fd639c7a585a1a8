import { z } from 'zod';
import type { LOCALES } from '../access/preferences';
import { isPlainText } from '../shared/plain-text';
import {
  CONSENT_CHANNELS,
  CONSENT_DECISIONS,
  CONSENT_EVIDENCE,
  CONSENT_PURPOSES,
  CONSENT_SOURCES,
  CONSENT_TEXT_MAX,
  EVIDENCE_REFERENCE_MAX,
} from './states';

/** What people can say shows a consent: links are followed by members, and a correction is made by taking a record back. */
export const CHOSEN_EVIDENCE = CONSENT_EVIDENCE.filter(
  (evidence) => evidence !== 'link' && evidence !== 'correction',
);

/** Where people can say a consent came from: what an import brings says so itself. */
export const CHOSEN_SOURCES = CONSENT_SOURCES.filter((source) => source !== 'import');

/** A consent as it is given or withdrawn. */
export const consentInput = z.object({
  purpose: z.enum(CONSENT_PURPOSES),
  channel: z.enum(CONSENT_CHANNELS),
  decision: z.enum(CONSENT_DECISIONS),
  source: z.enum(CHOSEN_SOURCES),
  evidence: z.enum(CHOSEN_EVIDENCE),
  evidenceReference: z.string().trim().max(EVIDENCE_REFERENCE_MAX).refine(isPlainText).default(''),
});

const textInput = z.string().trim().min(1).max(CONSENT_TEXT_MAX).refine(isPlainText);

/** A new version of a text, in every language. */
export const consentTextInput = z.object({
  purpose: z.enum(CONSENT_PURPOSES),
  texts: z.object({ en: textInput, ru: textInput } satisfies Record<
    (typeof LOCALES)[number],
    typeof textInput
  >),
  validFromOn: z.iso.date(),
});
