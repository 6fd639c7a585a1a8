import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { apiKeyState } from '@/lib/domain/access/api-key';
import { dayInput, idInput } from '@/lib/domain/access/inputs';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { insertApiKey } from '../new-key';

/** Most days that the old key works beside the new one. */
const MOST_DAYS_BESIDE = 90;

type Row = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly storeId: number | null;
  readonly partner: string;
  readonly originId: number;
  readonly revokedAt: Date | null;
  readonly endsAt: Date | null;
};

/**
 * Makes a key that may do the same in the place of another, which works up to the end of a day in the programme's zone,
 * so that tills can be changed one by one. Throws `wrong_state` when it is over or another has taken its place,
 * `invalid_input` for a day gone by or too far, `not_found`.
 */
export const rotateApiKey = defineCommand({
  id: 'access.rotateApiKey',
  permission: 'apiKeys.manage',
  input: z.object({ apiKeyId: idInput, lastOn: dayInput }),
  run: async ({ tx, input, actor, now }) => {
    const { rows } = await tx.client.query<Row>(
      `SELECT name, scopes, store_id AS "storeId", partner, coalesce(origin_id, api_key_id) AS "originId",
         revoked_at AS "revokedAt", ends_at AS "endsAt"
       FROM api_keys WHERE api_key_id = $1 FOR UPDATE`,
      [input.apiKeyId],
    );
    const [old] = rows;
    if (old === undefined) throw new AppError('not_found');
    const state = apiKeyState(old, now);
    if (state !== 'live') throw new AppError('wrong_state', { state });
    const { timeZone, todayOn } = await readProgrammeFacts(tx, now);
    if (input.lastOn < todayOn || input.lastOn > addDays(todayOn, MOST_DAYS_BESIDE)) {
      throw new AppError('invalid_input', { fields: ['lastOn'] });
    }
    const endsAt = dayStart(addDays(input.lastOn, 1), timeZone);
    await tx.client.query('UPDATE api_keys SET ends_at = $2 WHERE api_key_id = $1', [
      input.apiKeyId,
      endsAt,
    ]);
    const { name, scopes, storeId, partner, originId } = old;
    const made = { name, scopes, storeId, partner, originId, replacesId: input.apiKeyId };
    const result = await insertApiKey(tx, { ...made, createdBy: requireUserId(actor) });
    return {
      result,
      changes: [
        {
          subjectKind: 'apiKey',
          subjectId: input.apiKeyId,
          before: { lastOn: null },
          after: { lastOn: input.lastOn },
        },
        {
          subjectKind: 'apiKey',
          subjectId: result.apiKeyId,
          before: null,
          after: { name, scopes, replaces: input.apiKeyId },
        },
      ],
    };
  },
});
