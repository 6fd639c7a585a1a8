import 'server-only';
import { z } from 'zod';
import type { AsOf } from '@/lib/domain/points/as-of';
import { ENTRY_KINDS } from '@/lib/domain/points/states';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText } from '@/lib/domain/shared/points';
import { runQuery } from '@/lib/kernel/query';
import { listStatement as listQuery } from '@/lib/points/queries/list-statement';
import { cursorInput, fromCursor, toCursor } from '../cursor';
import { defineEndpoint } from '../endpoint';
import { dayInput, memberParams, momentAnswer, pointsAnswer } from '../fields';

type Asked = { readonly asOf?: string | undefined; readonly knownOn?: string | undefined };

/** By the end of which day, and in which sense. Throws `invalid_input` when both are asked for. */
function asOfOf({ asOf, knownOn }: Asked): AsOf | null {
  if (asOf !== undefined && knownOn !== undefined) {
    throw new AppError('invalid_input', { fields: ['asOf', 'knownOn'] });
  }
  if (asOf !== undefined) return { day: asOf, sense: 'happened' };
  return knownOn === undefined ? null : { day: knownOn, sense: 'known' };
}

export const listStatement = defineEndpoint({
  id: 'listStatement',
  method: 'GET',
  path: '/members/{memberId}/statement',
  scope: 'points.read',
  summary:
    'List the movements of a member’s points, the newest first, 25 to a page: of now, or by the end of a day.',
  errors: ['not_found'],
  params: memberParams,
  query: z.strictObject({
    asOf: dayInput
      .optional()
      .describe(
        'What had happened by the end of this day of the programme, however late it was booked.',
      ),
    knownOn: dayInput
      .optional()
      .describe('What was booked by the end of this day of the programme. Not with `asOf`.'),
    cursor: cursorInput
      .optional()
      .describe('`next` of the page before, with the same `asOf` or `knownOn`.'),
  }),
  answer: z.object({
    account: z
      .object({ balance: pointsAnswer, pending: pointsAnswer, debt: pointsAnswer })
      .nullable()
      .describe('By the end of the day that was asked for; null: none was.'),
    entries: z.array(
      z.object({
        seq: z.int().describe('Numbered from 1 without a gap, in the order of booking.'),
        kind: z.enum(ENTRY_KINDS),
        points: pointsAnswer,
        pending: pointsAnswer,
        debt: pointsAnswer,
        balance: pointsAnswer.describe('After it.'),
        occurredAt: momentAnswer,
        otherMemberId: z
          .int()
          .nullable()
          .describe('The other side of a transfer or a merge; null: there is none.'),
        receipt: z.string().nullable(),
        store: z.string().nullable(),
      }),
    ),
    next: z.string().nullable().describe('The cursor of the next page; null: this is the last.'),
  }),
  run: async ({ actor, params: { memberId }, query }) => {
    const upTo = query.cursor === undefined ? null : fromCursor(query.cursor);
    const asOf = asOfOf(query);
    const page = await runQuery(listQuery, { memberId, upTo, asOf }, actor);
    const { balance, pending, debt } = page;
    const last = page.entries.at(-1)?.place ?? 1;
    return {
      account:
        balance === undefined || pending === undefined || debt === undefined
          ? null
          : {
              balance: pointsText(balance),
              pending: pointsText(pending),
              debt: pointsText(debt),
            },
      entries: page.entries.map((entry) => ({
        seq: entry.seq,
        kind: entry.kind,
        points: pointsText(entry.amount),
        pending: pointsText(entry.pending),
        debt: pointsText(entry.debt),
        balance: pointsText(entry.balanceAfter),
        occurredAt: entry.occurredAt.toJSON(),
        otherMemberId: entry.otherMemberId,
        receipt: entry.receipt,
        store: entry.store,
      })),
      next: last > 1 ? toCursor(last - 1) : null,
    };
  },
});
