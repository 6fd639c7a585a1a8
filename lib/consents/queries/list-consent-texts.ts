import 'server-only';
import { z } from 'zod';
import { CONSENT_TEXTS_SHOWN, type ConsentText } from '@/lib/domain/consents/consent-text';
import { CONSENT_PURPOSES } from '@/lib/domain/consents/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';

type Row = Omit<ConsentText, 'texts' | 'isCurrent'> & { readonly en: string; readonly ru: string };

/** The versions of the texts of a purpose, the latest first; at most 50, older ones before a version. */
export const listConsentTexts = defineQuery({
  id: 'consents.listTexts',
  permission: 'settings.read',
  input: z.object({
    purpose: z.enum(CONSENT_PURPOSES),
    before: z.number().int().positive().nullable(),
  }),
  run: async ({ read, input: { purpose, before }, now }) => {
    const [programme] = await read<{ timeZone: string }[]>`
      SELECT time_zone AS "timeZone" FROM programme`;
    const todayOn = dayInZone(now, programme?.timeZone ?? 'UTC');
    const rows = await read<Row[]>`
      SELECT e.purpose, e.version, e.valid_from_on AS "validFromOn", e.text AS en, r.text AS ru, u.name AS "addedBy"
      FROM consent_texts e
      JOIN consent_texts r ON r.purpose = e.purpose AND r.version = e.version AND r.language = 'ru'
      LEFT JOIN users u ON e.actor = 'user:' || u.user_id
      WHERE e.purpose = ${purpose} AND e.language = 'en'
        ${before === null ? read`` : read`AND e.version < ${before}`}
      ORDER BY e.version DESC LIMIT ${CONSENT_TEXTS_SHOWN + 1}`;
    const [current] = await read<{ version: number | null }[]>`
      SELECT max(version) AS version FROM consent_texts
      WHERE purpose = ${purpose} AND valid_from_on <= ${todayOn}::date`;
    const shown = rows.slice(0, CONSENT_TEXTS_SHOWN);
    const texts: readonly ConsentText[] = shown.map(({ en, ru, ...row }) => ({
      ...row,
      texts: { en, ru },
      isCurrent: row.version === current?.version,
    }));
    return {
      texts,
      next: rows.length > CONSENT_TEXTS_SHOWN ? (texts.at(-1)?.version ?? null) : null,
      todayOn,
    };
  },
});
