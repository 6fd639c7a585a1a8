import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import { LOCALES } from '@/lib/domain/access/preferences';
import { consentTextInput } from '@/lib/domain/consents/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';

/**
 * Adds the next version of what members agree to for a purpose. Versions are never changed: consents point at them. Throws
 * `invalid_input` with `validFromOn` for a day that is over or before that of the version it follows.
 */
export const addConsentText = defineCommand({
  id: 'consents.addText',
  permission: 'consentTexts.manage',
  input: consentTextInput,
  run: async ({ tx, input: { purpose, texts, validFromOn }, actor, now }) => {
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('consent_texts'))");
    const { rows } = await tx.client.query<{ version: number; validFromOn: string }>(
      `SELECT version, valid_from_on::text AS "validFromOn" FROM consent_texts
       WHERE purpose = $1 ORDER BY version DESC LIMIT 1`,
      [purpose],
    );
    const { todayOn } = await readProgrammeFacts(tx, now);
    const [latest] = rows;
    if (validFromOn < todayOn || validFromOn < (latest?.validFromOn ?? '')) {
      throw new AppError('invalid_input', { fields: ['validFromOn'] });
    }
    const version = (latest?.version ?? 0) + 1;
    for (const language of LOCALES) {
      await tx.client.query(
        `INSERT INTO consent_texts (purpose, version, language, text, valid_from_on, actor, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [purpose, version, language, texts[language], validFromOn, actorLabel(actor), now],
      );
    }
    return {
      result: { version },
      changes: [
        {
          subjectKind: 'consentText',
          subjectId: `${purpose}-${version}`,
          before: null,
          after: { purpose, version, validFromOn, ...texts },
        },
      ],
    };
  },
});
