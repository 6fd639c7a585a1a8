import 'server-only';
import { z } from 'zod';
import { WATCH_SLICE } from '@/lib/domain/points/watch';
import { defineQuery } from '@/lib/kernel/query';

export type WatchState = {
  readonly bookedUntil: Date | null;
  readonly nextMemberId: number;
  readonly roundBeganAt: Date | null;
  /** The highest member that has an account or an entry. */
  readonly lastMemberId: number;
};

/** How far the watch over the ledger has come. */
export const readWatch = defineQuery({
  id: 'points.readWatch',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read }): Promise<WatchState> => {
    const [row] = await read<WatchState[]>`
      SELECT booked_until AS "bookedUntil", next_member_id::float8 AS "nextMemberId", round_began_at AS "roundBeganAt",
        greatest((SELECT max(member_id) FROM point_accounts), (SELECT max(member_id) FROM point_entries),
          (SELECT max(member_id) FROM point_lots), 0)::float8 AS "lastMemberId"
      FROM ledger_watch`;
    return row ?? { bookedUntil: null, nextMemberId: 0, roundBeganAt: null, lastMemberId: 0 };
  },
});

/** Members after `after` whose account moved since a moment, or has an open hold, in order; as many as one statement compares. */
export const listMovedMembers = defineQuery({
  id: 'points.listMovedMembers',
  permission: 'system.run',
  input: z.object({ since: z.date(), after: z.number().int().min(0) }),
  run: async ({ read, input: { since, after } }): Promise<readonly number[]> => {
    const rows = await read<{ id: number }[]>`
      SELECT member_id::float8 AS id FROM (
        SELECT member_id FROM point_entries WHERE booked_at >= ${since} AND member_id > ${after}
        UNION SELECT member_id FROM point_holds WHERE state = 'open' AND opened_at >= ${since} AND member_id > ${after}) moved
      ORDER BY member_id LIMIT ${WATCH_SLICE}`;
    return rows.map(({ id }) => id);
  },
});
