import 'server-only';
import type { ConsentEvidence } from '@/lib/domain/consents/states';
import { memberLanguage } from '@/lib/domain/members/member-language';
import type { AuditChange } from '@/lib/kernel/audit';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { findCurrentText } from './current-text';
import {
  appendConsent,
  type ConsentContext,
  findHeldConsent,
  holdConsents,
} from './record-consent';

const TERMS = { purpose: 'personalData', channel: 'none' } as const;

/**
 * Writes down that a member gave the consent for personal data when they took a card into use. Nothing is written when they
 * gave it to the text of today already, or when no text is written. Throws `not_found`.
 */
export async function agreeToTerms(
  context: ConsentContext,
  memberId: number,
  evidence: ConsentEvidence,
): Promise<readonly AuditChange[]> {
  const { tx, now } = context;
  const { language } = await holdConsents(tx, memberId);
  const { currency, todayOn } = await readProgrammeFacts(tx, now);
  const text = await findCurrentText(tx, {
    purpose: TERMS.purpose,
    language: memberLanguage(language, currency),
    todayOn,
  });
  const held = await findHeldConsent(tx, memberId, TERMS);
  if (text === null) return [];
  if (held?.decision === 'given' && held.textVersion === text.version) return [];
  const { changes } = await appendConsent(context, memberId, {
    ...TERMS,
    decision: 'given',
    text,
    source: 'desk',
    evidence,
    evidenceReference: '',
  });
  return changes;
}
