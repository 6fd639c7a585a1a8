import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { COMMENTS_SHOWN, type RuleComment } from '@/lib/domain/rules/comments';
import { defineQuery } from '@/lib/kernel/query';

/** What was said about a rule, the 100 latest in the order in which it was said. */
export const listComments = defineQuery({
  id: 'rules.comments',
  permission: 'rules.read',
  input: z.object({ ruleId: idInput }),
  run: async ({ read, input: { ruleId } }): Promise<readonly RuleComment[]> => {
    const rows = await read<RuleComment[]>`
      SELECT c.comment_id AS "commentId", c.no, u.name AS author, c.text, c.written_at AS "writtenAt"
      FROM rule_comments c JOIN users u ON u.user_id = c.author_id
      WHERE c.rule_id = ${ruleId} ORDER BY c.comment_id DESC LIMIT ${COMMENTS_SHOWN}`;
    return rows.toReversed();
  },
});
