import 'server-only';
import type { Tx } from '@/db/write';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ConsentPurpose } from '@/lib/domain/consents/states';

/** The text that is agreed to on a day. */
export type CurrentText = { readonly version: number; readonly language: Locale };

/** The newest text of the purpose that is valid on the day, in the language; null: none is written. */
export async function findCurrentText(
  tx: Tx,
  { purpose, language, todayOn }: { purpose: ConsentPurpose; language: Locale; todayOn: string },
): Promise<CurrentText | null> {
  const { rows } = await tx.client.query<CurrentText>(
    `SELECT version, language FROM consent_texts
     WHERE purpose = $1 AND language = $2 AND valid_from_on <= $3 ORDER BY version DESC LIMIT 1`,
    [purpose, language, todayOn],
  );
  return rows[0] ?? null;
}
