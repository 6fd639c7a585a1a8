import 'server-only';
import { z } from 'zod';
import type { Role } from '@/lib/domain/access/permissions';
import type { Locale, Theme } from '@/lib/domain/access/preferences';
import { defineQuery } from '@/lib/kernel/query';

export type SessionUser = {
  readonly userId: number;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale | null;
  readonly theme: Theme;
  readonly singleKeys: boolean;
  readonly lastSeenAt: Date;
};

/** The user of a live session as of this moment, or null: ended, idle, revoked, or the user disabled. */
export const findSession = defineQuery({
  id: 'access.findSession',
  permission: 'public',
  input: z.object({ tokenHash: z.string() }),
  run: async ({ read, input, now }): Promise<SessionUser | null> => {
    const rows = await read<SessionUser[]>`
      SELECT u.user_id AS "userId", u.role, u.name, u.email, u.locale, u.theme,
             u.single_keys AS "singleKeys", s.last_seen_at AS "lastSeenAt"
      FROM sessions s JOIN users u USING (user_id)
      WHERE s.token_hash = ${input.tokenHash} AND s.revoked_at IS NULL
        AND s.idle_ends_at > ${now} AND s.ends_at > ${now} AND u.disabled_at IS NULL`;
    return rows[0] ?? null;
  },
});
