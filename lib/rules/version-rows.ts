import 'server-only';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import type { RuleHead, ShownVersion } from '@/lib/domain/rules/rule-page';
import type { VersionState } from '@/lib/domain/rules/versions';
import { parseDefinition } from './parse-definition';

/** A version as the tables tell it. */
export type VersionRow = RuleHead & {
  readonly versionId: number;
  readonly no: number;
  readonly definition: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: VersionState;
  readonly authorName: string;
  readonly savedByName: string;
  readonly note: string;
  readonly reviewerName: string | null;
  readonly reviewNote: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly writerIds: readonly number[];
  readonly version: number;
};

/** Columns of a VersionRow from VERSION_TABLES. */
export const VERSION_COLUMNS = `
  r.rule_id AS "ruleId", r.kind, r.name_en AS "nameEn", r.name_ru AS "nameRu", v.rule_version_id AS "versionId", v.no,
  v.definition::text AS definition, v.starts_on::text AS "startsOn", v.ends_on::text AS "endsOn", v.state,
  a.name AS "authorName", coalesce(s.name, a.name) AS "savedByName", v.note, w.name AS "reviewerName", v.review_note AS "reviewNote", v.created_at AS "createdAt",
  v.submitted_at AS "submittedAt", v.decided_at AS "decidedAt", v.writer_ids AS "writerIds", v.version`;
export const VERSION_TABLES = `
  rules r JOIN rule_versions v USING (rule_id)
  JOIN users a ON a.user_id = v.author_id LEFT JOIN users w ON w.user_id = v.reviewer_id
  LEFT JOIN users s ON s.user_id = v.writer_ids[cardinality(v.writer_ids)]`;

/** A version as pages show it to a reader; null: to nobody who could approve it. */
export function shownVersion(row: VersionRow, readerId: number | null): ShownVersion {
  return {
    versionId: row.versionId,
    no: row.no,
    definition: definitionJson(parseDefinition(row.definition)),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    state: row.state,
    authorName: row.authorName,
    savedByName: row.savedByName,
    note: row.note,
    reviewerName: row.reviewerName,
    reviewNote: row.reviewNote,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    decidedAt: row.decidedAt,
    isOwn: readerId !== null && row.writerIds.includes(readerId),
    version: row.version,
  };
}
