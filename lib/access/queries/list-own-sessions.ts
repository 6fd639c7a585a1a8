import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { defineQuery } from '@/lib/kernel/query';

const MAX_SESSIONS = 50;

export type OwnSession = {
  readonly sessionHash: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** One's own open sessions, the latest used first, at most 50. */
export const listOwnSessions = defineQuery({
  id: 'access.listOwnSessions',
  permission: 'profile.own',
  input: z.object({}),
  run: async ({ read, actor, now }) =>
    read<OwnSession[]>`
      SELECT token_hash AS "sessionHash", created_at AS "createdAt", last_seen_at AS "lastSeenAt"
      FROM sessions
      WHERE user_id = ${requireUserId(actor)} AND revoked_at IS NULL
        AND idle_ends_at > ${now} AND ends_at > ${now}
      ORDER BY last_seen_at DESC, token_hash LIMIT ${MAX_SESSIONS}`,
});
