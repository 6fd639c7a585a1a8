import 'server-only';
import { z } from 'zod';
import { ENTRY_KINDS } from '@/lib/domain/points/states';
import { pointsText } from '@/lib/domain/shared/points';
import { runQuery } from '@/lib/kernel/query';
import { listStatement as listQuery } from '@/lib/points/queries/list-statement';
import { cursorInput, fromCursor, toCursor } from '../cursor';
import { defineEndpoint } from '../endpoint';
import { memberParams, momentAnswer, pointsAnswer } from '../fields';

export const listStatement = defineEndpoint({
  id: 'listStatement',
  method: 'GET',
  path: '/members/{memberId}/statement',
  scope: 'points.read',
  summary: 'List the movements of a member’s points, the newest first, 25 to a page.',
  errors: ['not_found'],
  params: memberParams,
  query: z.strictObject({
    cursor: cursorInput.optional().describe('`next` of the page before.'),
  }),
  answer: z.object({
    entries: z.array(
      z.object({
        seq: z.int().describe('Numbered from 1 without a gap.'),
        kind: z.enum(ENTRY_KINDS),
        points: pointsAnswer,
        pending: pointsAnswer,
        debt: pointsAnswer,
        balance: pointsAnswer.describe('After it.'),
        occurredAt: momentAnswer,
        receipt: z.string().nullable(),
        store: z.string().nullable(),
      }),
    ),
    next: z.string().nullable().describe('The cursor of the next page; null: this is the last.'),
  }),
  run: async ({ actor, params: { memberId }, query }) => {
    const upTo = query.cursor === undefined ? null : fromCursor(query.cursor);
    const { entries } = await runQuery(listQuery, { memberId, upTo }, actor);
    const last = entries.at(-1)?.seq ?? 1;
    return {
      entries: entries.map((entry) => ({
        seq: entry.seq,
        kind: entry.kind,
        points: pointsText(entry.amount),
        pending: pointsText(entry.pending),
        debt: pointsText(entry.debt),
        balance: pointsText(entry.balanceAfter),
        occurredAt: entry.occurredAt.toJSON(),
        receipt: entry.receipt,
        store: entry.store,
      })),
      next: last > 1 ? toCursor(last - 1) : null,
    };
  },
});
