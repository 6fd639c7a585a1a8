import 'server-only';
import { z } from 'zod';
import type { ConsentState } from '@/lib/domain/consents/consent-state';
import { CONSENT_KEYS, type ConsentPurpose } from '@/lib/domain/consents/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';

type Row = Omit<ConsentState, 'currentVersion'>;

/** Where each consent of a member stands, also those that were never asked for. */
export const getConsentStates = defineQuery({
  id: 'consents.getStates',
  permission: 'members.read',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { memberId }, now }): Promise<readonly ConsentState[]> => {
    const [programme] = await read<{ timeZone: string }[]>`
      SELECT time_zone AS "timeZone" FROM programme`;
    const todayOn = dayInZone(now, programme?.timeZone ?? 'UTC');
    const [rows, texts] = await Promise.all([
      read<Row[]>`
        SELECT s.purpose, s.channel, s.decision, s.consent_id::float8 AS "consentId",
          c.happened_at AS "happenedAt", c.source, c.evidence, c.text_version AS "textVersion"
        FROM consent_states s JOIN consents c USING (member_id, consent_id)
        WHERE s.member_id = ${memberId}`,
      read<{ purpose: ConsentPurpose; version: number }[]>`
        SELECT purpose, max(version) AS version FROM consent_texts
        WHERE valid_from_on <= ${todayOn}::date GROUP BY purpose`,
    ]);
    return CONSENT_KEYS.map(({ purpose, channel }) => {
      const held = rows.find((row) => row.purpose === purpose && row.channel === channel);
      return {
        purpose,
        channel,
        decision: held?.decision ?? null,
        consentId: held?.consentId ?? null,
        happenedAt: held?.happenedAt ?? null,
        source: held?.source ?? null,
        evidence: held?.evidence ?? null,
        textVersion: held?.textVersion ?? null,
        currentVersion: texts.find((text) => text.purpose === purpose)?.version ?? null,
      };
    });
  },
});
