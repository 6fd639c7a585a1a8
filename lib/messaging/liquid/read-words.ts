import 'server-only';
import type { Locale } from '@/lib/domain/access/preferences';
import { toldOf } from '@/lib/domain/mechanics/told-rewards';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from '@/lib/rules/parse-definition';
import type { ToldAward } from './read-variables';

/** A subject and a text in one language, as they were written. */
export type Words = { readonly subject: string; readonly text: string };

/** What the version of a mechanic says and gives; its code is a sample. Null: it says nothing. */
export async function readMechanicWords(
  run: RunRows,
  {
    ruleVersionId,
    language,
    todayOn,
  }: { readonly ruleVersionId: number; readonly language: Locale; readonly todayOn: string },
): Promise<{ readonly words: Words; readonly award: ToldAward } | null> {
  const [row] = await run<{ definition: string }>(
    'SELECT definition::text AS definition FROM rule_versions WHERE rule_version_id = $1',
    [ruleVersionId],
  );
  const mechanic = row === undefined ? null : parseDefinition(row.definition);
  if (mechanic?.kind !== 'mechanic' || mechanic.message === undefined) return null;
  const { subject, text } = mechanic.message;
  const words = { subject: subject[language], text: text[language] };
  return { words, award: toldOf(mechanic.rewards, todayOn) };
}

/** The words of a template of the library; null: there is no such one. */
export async function readTemplateWords(
  run: RunRows,
  { templateId, language }: { readonly templateId: number; readonly language: Locale },
): Promise<Words | null> {
  const [row] = await run<Words>(
    `SELECT CASE $2 WHEN 'ru' THEN subject_ru ELSE subject_en END AS subject,
       CASE $2 WHEN 'ru' THEN text_ru ELSE text_en END AS text
     FROM message_templates WHERE template_id = $1`,
    [templateId, language],
  );
  return row ?? null;
}
