import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { requireUserId } from '@/lib/domain/access/actor';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { TASK_KINDS, type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import { seenOf } from '@/lib/domain/tasks/subject';
import { defineCommand } from '@/lib/kernel/command';
import { tellTask } from '../change-task';
import { readSubject } from '../read-subject';
import { answersInput, taskId as idInput } from '../task-input';
import { knownAnswers, requireRight, requireWay } from '../task-row';
import { requireUndoable } from '../undo';
import { IS_UNFINISHED } from '../unfinished';

async function ownerOf({ client }: Tx, cardId: number): Promise<number> {
  const { rows } = await client.query<{ memberId: number }>(
    'SELECT member_id::float8 AS "memberId" FROM cards WHERE card_id = $1',
    [cardId],
  );
  if (rows[0] === undefined) throw new AppError('not_found');
  return rows[0].memberId;
}

const UNFINISHED = `
  SELECT t.task_id::float8 AS "taskId" FROM tasks t
  WHERE t.member_id = $1 AND t.kind = $2 AND coalesce(t.card_id, 0) = coalesce($3::bigint, 0) AND ${IS_UNFINISHED}`;

/**
 * Opens a guided task about a card or a member, in the hands of who starts it. A second click, and a
 * colleague, come to the one that is unfinished (`isNew` false). Throws `not_found`, `card_refused` or
 * `member_refused` with the reason, `forbidden`, `wrong_state` for a task that cannot be undone by this one.
 */
export const startTask = defineCommand({
  id: 'tasks.start',
  permission: 'tasks.work',
  input: z.object({
    kind: z.enum(TASK_KINDS as [TaskKind, ...TaskKind[]]),
    about: z.union([z.object({ cardId: idInput }), z.object({ memberId: idInput })]),
    /** What is known before anybody is asked. */
    answers: answersInput.default({}),
    /** The done task that it is to undo. */
    undoOf: idInput.nullable().default(null),
  }),
  run: async (context) => {
    const { tx, actor, now, input } = context;
    const { kind, about, undoOf } = input;
    const userId = requireUserId(actor);
    const definition = taskDefinition(kind);
    requireRight(definition, actor);
    const cardId = 'cardId' in about ? about.cardId : null;
    if ((definition.about === 'member') !== (cardId === null)) {
      throw new AppError('invalid_input', { fields: ['about'] });
    }
    const memberId = 'cardId' in about ? await ownerOf(tx, about.cardId) : about.memberId;
    // Two who start at once come one after the other: the second finds the task of the first.
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('task ' || $1), hashtext($2))", [
      memberId,
      kind,
    ]);
    const known = await tx.client.query<{ taskId: number }>(UNFINISHED, [memberId, kind, cardId]);
    const [unfinished] = known.rows;
    if (unfinished) return { result: { taskId: unfinished.taskId, isNew: false }, changes: [] };
    if (undoOf !== null) await requireUndoable(tx, undoOf, { kind, memberId, cardId });
    const answers = knownAnswers(kind, input.answers);
    const { subject, cardVersion } = await readSubject(
      tx,
      { taskId: null, kind, memberId, cardId, answers, openedAt: now, undoOf },
      now,
    );
    requireWay(definition, subject);
    const { rows } = await tx.client.query<{ taskId: number }>(
      `INSERT INTO tasks (member_id, kind, definition_version, card_id, card_version, seen, holder_id, opened_by,
         opened_at, touched_at, answers, undo_of)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8, $9, $10) RETURNING task_id::float8 AS "taskId"`,
      [
        memberId,
        kind,
        definition.version,
        cardId,
        cardVersion,
        JSON.stringify(seenOf(subject)),
        userId,
        now,
        JSON.stringify(answers),
        undoOf,
      ],
    );
    const { taskId } = present(rows[0], 'an inserted task has an id');
    const [first] = definition.steps;
    await tellTask(
      context,
      { memberId, taskId },
      {
        move: 'open',
        version: 1,
        step: first?.id ?? '',
      },
    );
    return {
      result: { taskId, isNew: true },
      changes: [
        {
          subjectKind: 'task',
          subjectId: taskId,
          before: null,
          after: { kind, memberId, cardId, holderId: userId, ...(undoOf !== null && { undoOf }) },
        },
      ],
    };
  },
});
