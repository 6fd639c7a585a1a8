import 'server-only';
import { z } from 'zod';
import { pageInput } from '@/lib/domain/access/inputs';
import type { Role } from '@/lib/domain/access/permissions';
import { defineQuery } from '@/lib/kernel/query';

const PAGE_SIZE = 50;

export type ListedUser = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly version: number;
};

export type UserPage = {
  readonly users: readonly ListedUser[];
  readonly total: number;
  readonly from: number;
};

/** People who sign in, those with access first, 50 a page; `from` is the number of the first. */
export const listUsers = defineQuery({
  id: 'access.listUsers',
  permission: 'users.manage',
  input: z.object({ page: pageInput }),
  run: async ({ read, input }): Promise<UserPage> => {
    const offset = (input.page - 1) * PAGE_SIZE;
    const users = await read<(ListedUser & { total: number })[]>`
      SELECT u.user_id AS "userId", u.name, u.email, u.role, u.disabled_at AS "disabledAt",
             u.created_at AS "createdAt", u.version, count(*) OVER ()::int AS total,
             (SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.user_id) AS "lastSeenAt"
      FROM users u ORDER BY u.disabled_at IS NOT NULL, lower(u.name), u.user_id
      LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
    return { users, total: users[0]?.total ?? 0, from: offset + 1 };
  },
});
