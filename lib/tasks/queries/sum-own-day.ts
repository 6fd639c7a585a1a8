import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { defineQuery } from '@/lib/kernel/query';

/** What the reader finished today, and how long that took. */
export type OwnDay = {
  readonly finished: number;
  /** From the opening to the end, on average; null: nothing was finished. */
  readonly averageMs: number | null;
};

/** Tasks in the reader's hands that were done today, in the programme's zone. */
export const sumOwnDay = defineQuery({
  id: 'tasks.ownDay',
  permission: 'tasks.work',
  input: z.object({}),
  run: async ({ read, actor, now }): Promise<OwnDay> => {
    const [row] = await read<OwnDay[]>`
      SELECT count(*)::int AS finished,
        (avg(extract(epoch FROM t.ended_at - t.opened_at)) * 1000)::float8 AS "averageMs"
      FROM (SELECT coalesce(max(time_zone), 'UTC') AS zone FROM programme) g
      JOIN tasks t ON t.holder_id = ${requireUserId(actor)} AND t.state = 'done'
        AND t.touched_at >= date_trunc('day', ${now}::timestamptz AT TIME ZONE g.zone) AT TIME ZONE g.zone
        AND t.touched_at <= ${now}`;
    return { finished: row?.finished ?? 0, averageMs: row?.averageMs ?? null };
  },
});
