import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { users } from './access';
import { momentColumn } from './columns';

/** A page as somebody likes to see it: the part of its address that narrows, orders and chooses columns. */
export const savedViews = pgTable(
  'saved_views',
  {
    viewId: integer('view_id').primaryKey().generatedAlwaysAsIdentity(),
    ownerId: integer('owner_id')
      .notNull()
      .references(() => users.userId),
    /** Address of the page, without parameters. */
    page: text('page').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    /** Everybody who may open the page sees it. */
    isShared: boolean('is_shared').notNull().default(false),
    updatedAt: momentColumn('updated_at').notNull().defaultNow(),
    archivedAt: momentColumn('archived_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('saved_views_name_unique')
      .on(t.page, t.ownerId, sql`lower(${t.name})`)
      .where(sql`archived_at IS NULL`),
    index('saved_views_owner_idx').on(t.ownerId),
    check('saved_views_name_fits', sql`length(name) BETWEEN 1 AND 60`),
    check('saved_views_query_fits', sql`length(query) <= 4000`),
  ],
);
