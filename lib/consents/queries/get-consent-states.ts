import 'server-only';
import { z } from 'zod';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ConsentState } from '@/lib/domain/consents/consent-state';
import { CONSENT_KEYS, type ConsentPurpose } from '@/lib/domain/consents/states';
import { memberLanguage } from '@/lib/domain/members/member-language';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { defineQuery } from '@/lib/kernel/query';

type Row = Omit<ConsentState, 'currentVersion' | 'currentText'>;
type TextRow = {
  readonly purpose: ConsentPurpose;
  readonly version: number;
  readonly text: string;
};

/**
 * Where each consent of a member stands, also those that were never asked for, with the text of today in the language
 * that it is agreed to in.
 */
export const getConsentStates = defineQuery({
  id: 'consents.getStates',
  permission: 'members.read',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { memberId }, now }): Promise<readonly ConsentState[]> => {
    const [[programme], [profile]] = await Promise.all([
      read<{ timeZone: string; currency: CurrencyCode }[]>`
        SELECT time_zone AS "timeZone", currency FROM programme`,
      read<{ language: Locale | null }[]>`
        SELECT language FROM member_profiles WHERE member_id = ${memberId}`,
    ]);
    const todayOn = dayInZone(now, programme?.timeZone ?? 'UTC');
    const language = memberLanguage(profile?.language ?? null, programme?.currency ?? 'RUB');
    const [rows, texts] = await Promise.all([
      read<Row[]>`
        SELECT s.purpose, s.channel, s.decision, s.consent_id::float8 AS "consentId",
          c.happened_at AS "happenedAt", c.source, c.evidence, c.text_version AS "textVersion"
        FROM consent_states s JOIN consents c USING (member_id, consent_id)
        WHERE s.member_id = ${memberId}`,
      read<TextRow[]>`
        SELECT DISTINCT ON (purpose) purpose, version, text FROM consent_texts
        WHERE valid_from_on <= ${todayOn}::date AND language = ${language}
        ORDER BY purpose, version DESC`,
    ]);
    return CONSENT_KEYS.map(({ purpose, channel }) => {
      const held = rows.find((row) => row.purpose === purpose && row.channel === channel);
      const current = texts.find((text) => text.purpose === purpose);
      return {
        purpose,
        channel,
        decision: held?.decision ?? null,
        consentId: held?.consentId ?? null,
        happenedAt: held?.happenedAt ?? null,
        source: held?.source ?? null,
        evidence: held?.evidence ?? null,
        textVersion: held?.textVersion ?? null,
        currentVersion: current?.version ?? null,
        currentText: current === undefined ? null : { language, text: current.text },
      };
    });
  },
});
