import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { NOTE_MAX } from '@/lib/domain/analytics/annotations';
import { users } from './access';
import { dayColumn, momentColumn } from './columns';

/** What people wrote on the time axis of charts. What mechanics and rules set there is read from their own tables. */
export const chartNotes = pgTable(
  'chart_notes',
  {
    noteId: integer('note_id').primaryKey().generatedAlwaysAsIdentity(),
    notedOn: dayColumn('noted_on').notNull(),
    text: text('text').notNull(),
    writtenBy: integer('written_by')
      .notNull()
      .references(() => users.userId),
    writtenAt: momentColumn('written_at').notNull().defaultNow(),
    takenBackAt: momentColumn('taken_back_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('chart_notes_day_idx').on(t.notedOn).where(sql`taken_back_at IS NULL`),
    index('chart_notes_written_by_idx').on(t.writtenBy),
    check('chart_notes_text_fits', sql.raw(`length(text) BETWEEN 1 AND ${NOTE_MAX}`)),
  ],
);
