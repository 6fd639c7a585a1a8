import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { can } from '@/lib/domain/access/actor';
import {
  ANNOTATIONS_SHOWN,
  type Annotation,
  type DatedMove,
  type DatedSwitches,
  type DatedVersion,
  ruleAnnotations,
  shownAnnotations,
} from '@/lib/domain/analytics/annotations';
import { dayParameter } from '@/lib/domain/analytics/report-parameters';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';

/** Versions that were approved, of each rule in the order in which they hold. A programme has at most 500 rules. */
const readVersions = (read: Read) => read<DatedVersion[]>`
  SELECT rule_id AS "ruleId", r.kind, r.name_en AS "nameEn", r.name_ru AS "nameRu", v.starts_on AS "startsOn",
         v.ends_on AS "endsOn"
  FROM rules r JOIN rule_versions v USING (rule_id) WHERE v.state = 'approved' ORDER BY rule_id, v.starts_on, v.no`;

const readSwitches = (read: Read, zone: string) => read<DatedSwitches[]>`
  SELECT rule_id AS "ruleId", (launched_at AT TIME ZONE ${zone})::date AS "launchedOn",
         (paused_at AT TIME ZONE ${zone})::date AS "pausedOn", (archived_at AT TIME ZONE ${zone})::date AS "archivedOn"
  FROM mechanic_switches`;

/** Pauses and their ends, as the audit log has them: the switches know the present one alone. */
const readMoves = (read: Read, zone: string) => read<DatedMove[]>`
  SELECT subject_id::int AS "ruleId", after ->> 'move' AS move, (at AT TIME ZONE ${zone})::date AS "on" FROM audit_events
  WHERE subject_kind = 'mechanic' AND after ->> 'move' IN ('pause', 'resume') ORDER BY audit_event_id`;

type NoteRow = {
  readonly noteId: number;
  readonly on: string;
  readonly text: string;
  readonly byName: string;
  readonly version: number;
};

const readNotes = (read: Read, { from, to }: { from: string; to: string }) => read<NoteRow[]>`
  SELECT n.note_id AS "noteId", n.noted_on AS "on", n.text, u.name AS "byName", n.version
  FROM chart_notes n JOIN users u ON u.user_id = n.written_by
  WHERE n.taken_back_at IS NULL AND n.noted_on BETWEEN ${from}::date AND ${to}::date
  ORDER BY n.noted_on DESC, n.note_id DESC LIMIT ${ANNOTATIONS_SHOWN}`;

/**
 * What happened on the days of a time axis: launches, pauses and ends of mechanics, changes of rules and ladders as their own tables tell
 * them (for who may read rules), and notes of people.
 */
export const listAnnotations = defineQuery({
  id: 'analytics.listAnnotations',
  permission: 'analytics.read',
  input: z.object({ from: dayParameter, to: dayParameter }),
  run: async ({ read, input, actor, now }): Promise<readonly Annotation[]> => {
    const { todayOn, timeZone } = await readToday(read, now);
    const [versions, switches, moves] = can(actor, 'rules.read')
      ? await Promise.all([
          readVersions(read),
          readSwitches(read, timeZone),
          readMoves(read, timeZone),
        ])
      : [[], [], []];
    const notes = (await readNotes(read, input)).map(
      ({ on, ...note }): Annotation => ({
        id: `note-${note.noteId}`,
        on,
        kind: 'note',
        rule: null,
        isLive: false,
        note,
      }),
    );
    const ofRules = ruleAnnotations({ versions, switches, moves }, todayOn);
    return shownAnnotations([...ofRules, ...notes], input);
  },
});
