import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { COMMENTS_MAX, commentInput } from '@/lib/domain/rules/comments';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockRule } from '../lock-rule';

/** Says something about a rule to those who work on it. Throws `not_found`, `too_many` when too much was said already. */
export const addComment = defineCommand({
  id: 'rules.comment',
  permission: 'rules.edit',
  input: commentInput,
  run: async ({ tx, actor, now, input: { ruleId, text } }) => {
    const authorId = requireUserId(actor);
    await lockRule(tx, ruleId);
    const { rows } = await tx.client.query<{ comments: number; no: number }>(
      `SELECT (SELECT count(*)::int FROM rule_comments WHERE rule_id = $1) AS comments,
         (SELECT coalesce(max(no), 0) FROM rule_versions WHERE rule_id = $1) AS no`,
      [ruleId],
    );
    const { comments = 0, no = 0 } = rows[0] ?? {};
    if (comments >= COMMENTS_MAX) throw new AppError('too_many');
    const made = await tx.client.query<{ commentId: number }>(
      `INSERT INTO rule_comments (rule_id, no, author_id, text, written_at) VALUES ($1, $2, $3, $4, $5) RETURNING comment_id AS "commentId"`,
      [ruleId, no, authorId, text, now],
    );
    const commentId = made.rows[0]?.commentId ?? 0;
    return {
      result: { commentId },
      changes: [
        { subjectKind: 'rule', subjectId: ruleId, before: null, after: { commentId, no, text } },
      ],
    };
  },
});
