import 'server-only';
import type { Fragment, Read } from '@/db/read';

/** A template `t` of the author `u`, as the library shows it. */
export function templateColumns(read: Read): Fragment {
  return read`t.template_id AS "templateId", t.name, t.kind,
    json_build_object('en', t.subject_en, 'ru', t.subject_ru) AS subject,
    json_build_object('en', t.text_en, 'ru', t.text_ru) AS text, t.version, u.name AS "createdBy",
    t.changed_at AS "changedAt", t.archived_at IS NOT NULL AS "isArchived"`;
}
