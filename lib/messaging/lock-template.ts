import 'server-only';
import type { z } from 'zod';
import type { Tx } from '@/db/write';
import type { templateFields } from '@/lib/domain/messaging/template-input';
import { AppError } from '@/lib/domain/shared/errors';

export type TemplateFields = z.output<typeof templateFields>;

export type LockedTemplate = TemplateFields & {
  readonly templateId: number;
  readonly version: number;
  readonly isArchived: boolean;
};

/** The template, held. Throws `not_found`, and `stale_version` when somebody changed it meanwhile. */
export async function lockTemplate(
  tx: Tx,
  { templateId, version }: { readonly templateId: number; readonly version: number },
): Promise<LockedTemplate> {
  const { rows } = await tx.client.query<LockedTemplate>(
    `SELECT template_id AS "templateId", name, kind, json_build_object('en', subject_en, 'ru', subject_ru) AS subject,
       json_build_object('en', text_en, 'ru', text_ru) AS text, version, archived_at IS NOT NULL AS "isArchived"
     FROM message_templates WHERE template_id = $1 FOR UPDATE`,
    [templateId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  if (row.version !== version) throw new AppError('stale_version');
  return row;
}

/** Throws `already_exists` when another template in use has the name. */
export async function requireFreeTemplateName(
  tx: Tx,
  name: string,
  ownId: number | null,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    `SELECT FROM message_templates WHERE lower(name) = lower($1) AND archived_at IS NULL AND template_id IS DISTINCT FROM $2`,
    [name, ownId],
  );
  if (rowCount !== 0) throw new AppError('already_exists');
}
