import { index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { users } from './access';
import { idColumn, momentColumn } from './columns';

/**
 * Members whose page somebody opened last: a help for going back, not a log. A few a user are kept. No foreign key to
 * members: the demo loader rebuilds their keys.
 */
export const recentMembers = pgTable(
  'recent_members',
  {
    memberId: idColumn('member_id').notNull(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.userId),
    openedAt: momentColumn('opened_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'recent_members_pkey', columns: [t.memberId, t.userId] }),
    index('recent_members_user_id_idx').on(t.userId, t.openedAt),
  ],
);
