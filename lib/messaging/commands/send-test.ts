import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { asMemberInput } from '@/lib/domain/messaging/template-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readMechanicWords, readTemplateWords } from '../liquid/read-words';
import { queueMessage } from '../queue-message';
import { templateTest } from '../templates/template-test';

/** Nobody tries a text out more often than this in an hour. */
const TESTS_AN_HOUR = 20;

/** Messages to people of the desk are those of no member. */
const DESK = 0;

/**
 * Sends who asks for it, to their own e-mail, what a member would get of a saved template or of a version of a mechanic. Throws
 * `mail_not_configured`, `too_many_attempts` above 20 an hour, `not_found` when there are no such words or no such member.
 */
export const sendTest = defineCommand({
  id: 'messages.sendTest',
  permission: 'messages.edit',
  input: z.object({
    ...asMemberInput,
    words: z.union([
      z.strictObject({ templateId: idInput }),
      z.strictObject({ ruleVersionId: idInput }),
    ]),
  }),
  run: async ({ tx, input: { memberId, language, words }, actor, now }) => {
    const userId = requireUserId(actor);
    const run = rowsOf(tx);
    const found =
      'templateId' in words
        ? await readTemplateWords(run, { ...words, language })
        : await readMechanicWords(run, { ...words, language, todayOn: '2000-01-01' });
    const { rowCount } = await tx.client.query('SELECT FROM members WHERE member_id = $1', [
      memberId,
    ]);
    if (found === null || rowCount === 0) throw new AppError('not_found');
    const { rows } = await tx.client.query<{ tests: number }>(
      `SELECT count(*)::int AS tests FROM messages
       WHERE member_id = $1 AND template = $2 AND (params ->> 'userId')::int = $3 AND queued_at > $4::timestamptz - interval '1 hour'`,
      [DESK, templateTest.id, userId, now],
    );
    if ((rows[0]?.tests ?? 0) >= TESTS_AN_HOUR) {
      throw new AppError('too_many_attempts', { retryAfterSeconds: 3_600 });
    }
    const messageId = await queueMessage(
      { tx, now },
      {
        memberId: DESK,
        channel: 'email',
        template: templateTest,
        language,
        params: { ...words, userId, asMemberId: memberId },
      },
    );
    return {
      result: { messageId },
      changes: [
        {
          subjectKind: 'message',
          subjectId: messageId,
          before: null,
          after: { asMemberId: memberId, ...words },
        },
      ],
    };
  },
});
