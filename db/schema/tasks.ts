import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { PAUSE_REASONS, TASK_MOVES, TASK_STATES } from '@/lib/domain/tasks/states';
import type { SeenSubject } from '@/lib/domain/tasks/subject';
import { users } from './access';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';

/**
 * Guided tasks: what was answered, at which step, in whose hands. One unfinished task of a kind about a card, or about a
 * member. Rows are never deleted; an ended task does not change any more and each change raises the version by one
 * (triggers). No foreign keys to members and cards: as with events of cards, the demo loader rebuilds their keys.
 */
export const tasks = pgTable(
  'tasks',
  {
    memberId: idColumn('member_id').notNull(),
    taskId: idColumn('task_id').notNull().generatedAlwaysAsIdentity(),
    /** An id of lib/domain/tasks/kinds: the registry grows without a change of the table. */
    kind: text('kind').notNull(),
    definitionVersion: integer('definition_version').notNull(),
    state: text('state', { enum: TASK_STATES }).notNull().default('open'),
    /** Place of the current step. */
    step: integer('step').notNull().default(0),
    answers: jsonb('answers').$type<TaskAnswers>().notNull().default({}),
    /** The card it is about; null: a card is to be given. */
    cardId: idColumn('card_id'),
    /** The card as the one who works on the task saw it. */
    cardVersion: integer('card_version'),
    seen: jsonb('seen').$type<SeenSubject>().notNull(),
    /** Who has it in hand; null: nobody. */
    holderId: integer('holder_id').references(() => users.userId),
    openedBy: integer('opened_by')
      .notNull()
      .references(() => users.userId),
    /** Who asks for a second person, and who that was. */
    submittedBy: integer('submitted_by').references(() => users.userId),
    approvedBy: integer('approved_by').references(() => users.userId),
    pauseReason: text('pause_reason', { enum: PAUSE_REASONS }),
    pauseNote: text('pause_note').notNull().default(''),
    /** The card that came of it, or that it changed. */
    resultCardId: idColumn('result_card_id'),
    /** The done task of the same member that this one is to undo. */
    undoOf: idColumn('undo_of'),
    openedAt: momentColumn('opened_at').notNull(),
    touchedAt: momentColumn('touched_at').notNull(),
    endedAt: momentColumn('ended_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'tasks_pkey', columns: [t.memberId, t.taskId] }),
    index('tasks_task_id_idx').on(t.taskId),
    uniqueIndex('tasks_one_unfinished')
      .on(t.memberId, t.kind, sql`coalesce(card_id, 0)`)
      .where(sql`state IN ('open', 'paused', 'awaitingApproval')`),
    index('tasks_unfinished_idx')
      .on(t.touchedAt, t.taskId)
      .where(sql`state IN ('open', 'paused', 'awaitingApproval')`),
    index('tasks_ended_idx').on(t.touchedAt, t.taskId).where(sql`state IN ('done', 'cancelled')`),
    index('tasks_holder_idx').on(t.holderId, t.touchedAt),
    uniqueIndex('tasks_undone_once')
      .on(t.memberId, t.undoOf)
      .where(sql`undo_of IS NOT NULL AND state <> 'cancelled'`),
    index('tasks_opened_by_idx').on(t.openedBy),
    index('tasks_submitted_by_idx').on(t.submittedBy),
    index('tasks_approved_by_idx').on(t.approvedBy),
    oneOf('tasks_state_known', t.state, TASK_STATES),
    oneOf('tasks_pause_reason_known', t.pauseReason, PAUSE_REASONS),
    check('tasks_paused_for_a_reason', sql`(state = 'paused') = (pause_reason IS NOT NULL)`),
    check('tasks_ended_at_an_end', sql`(state IN ('done', 'cancelled')) = (ended_at IS NOT NULL)`),
    check('tasks_second_person', sql`approved_by <> submitted_by`),
    foreignKey({
      name: 'tasks_undo_of_fkey',
      columns: [t.memberId, t.undoOf],
      foreignColumns: [t.memberId, t.taskId],
    }),
    check('tasks_undo_another', sql`undo_of <> task_id`),
    check(
      'tasks_awaiting_is_submitted',
      sql`state <> 'awaitingApproval' OR submitted_by IS NOT NULL`,
    ),
  ],
);

/** What happened to a task, only appended to: when people move, pause, hand over and end it. */
export const taskEvents = pgTable(
  'task_events',
  {
    memberId: idColumn('member_id').notNull(),
    taskId: idColumn('task_id').notNull(),
    /** The version of the task that it led to. */
    taskVersion: integer('task_version').notNull(),
    move: text('move', { enum: TASK_MOVES }).notNull(),
    /** Id of the step it happened at. */
    step: text('step').notNull(),
    reason: text('reason', { enum: PAUSE_REASONS }),
    note: text('note').notNull().default(''),
    actor: text('actor').notNull(),
    happenedAt: momentColumn('happened_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'task_events_pkey', columns: [t.memberId, t.taskId, t.taskVersion] }),
    oneOf('task_events_move_known', t.move, TASK_MOVES),
    oneOf('task_events_reason_known', t.reason, PAUSE_REASONS),
  ],
);
