import 'server-only';

/** A segment with its latest version, as `ListedSegment` has it. */
export const SEGMENT_COLUMNS = `s.segment_id AS "segmentId", s.kind, s.name, s.note, s.archived_at IS NOT NULL AS "isArchived",
  s.version, v.saved_at AS "savedAt", u.name AS "authorName", v.definition`;

export const SEGMENT_TABLES = `segments s JOIN segment_versions v USING (segment_id, version)
  JOIN users u ON u.user_id = v.author_id`;
