import 'server-only';
import type { Locale } from '@/lib/domain/access/preferences';
import { addDays } from '@/lib/domain/shared/calendar';
import { parsePoints } from '@/lib/domain/shared/points';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { NO_AWARD, type ToldAward } from './read-variables';

/** A subject and a text in one language, as they were written. */
export type Words = { readonly subject: string; readonly text: string };

type VersionRow = Words & {
  readonly points: readonly string[] | null;
  readonly livesDays: number | null;
};

const VERSION = `
  SELECT definition #>> ARRAY['message', 'subject', $2] AS subject, definition #>> ARRAY['message', 'text', $2] AS text,
    (SELECT array_agg(r ->> 'points') FROM jsonb_array_elements(definition -> 'rewards') r WHERE r ->> 'is' = 'points') AS points,
    (SELECT min((r ->> 'livesDays')::int) FROM jsonb_array_elements(definition -> 'rewards') r
      WHERE r ->> 'is' = 'points') AS "livesDays"
  FROM rule_versions WHERE rule_version_id = $1 AND definition ? 'message'`;

/** What the version of a mechanic says and gives; null: it says nothing. */
export async function readMechanicWords(
  run: RunRows,
  {
    ruleVersionId,
    language,
    todayOn,
  }: { readonly ruleVersionId: number; readonly language: Locale; readonly todayOn: string },
): Promise<{ readonly words: Words; readonly award: ToldAward } | null> {
  const [row] = await run<VersionRow>(VERSION, [ruleVersionId, language]);
  if (row === undefined || row.text === null) return null;
  const given = (row.points ?? []).reduce((sum, text) => sum + (parsePoints(text) ?? 0n), 0n);
  const award = {
    ...NO_AWARD,
    points: given === 0n ? null : String(given),
    expiresOn: row.livesDays === null ? null : addDays(todayOn, row.livesDays),
  };
  return { words: { subject: row.subject, text: row.text }, award };
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
