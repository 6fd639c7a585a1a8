import { boolean, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { ENTRY_KINDS } from '@/lib/domain/points/states';
import { SUM_GROUPINGS } from '@/lib/domain/points/sums';
import { dayColumn, idColumn, pointsColumn } from './columns';
import { oneOf } from './constraints';

/**
 * Movements of all accounts by day, by the tier and again by the home store that a member has now (0: none). Entries that wait
 * in `point_sum_queue` and members that wait in `point_sum_moves` come beside it.
 */
export const pointDayCells = pgTable(
  'point_day_cells',
  {
    groupedBy: text('grouped_by', { enum: SUM_GROUPINGS }).notNull(),
    groupId: integer('group_id').notNull(),
    /** The day of booking in the programme's zone: a day that is over does not change. */
    bookedOn: dayColumn('booked_on').notNull(),
    kind: text('kind', { enum: ENTRY_KINDS }).notNull(),
    /** Whether open lots hold more after it. */
    isGain: boolean('is_gain').notNull(),
    entries: integer('entries').notNull(),
    amount: pointsColumn('amount').notNull(),
    pending: pointsColumn('pending').notNull(),
    debt: pointsColumn('debt').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'point_day_cells_pkey',
      columns: [t.groupedBy, t.groupId, t.bookedOn, t.kind, t.isGain],
    }),
    oneOf('point_day_cells_grouping_known', t.groupedBy, SUM_GROUPINGS),
    oneOf('point_day_cells_kind_known', t.kind, ENTRY_KINDS),
  ],
);

/**
 * What entries put into lots and took from them, by the month in which the points were first earned and the month in which
 * they end. Summed over everything: what is open.
 */
export const pointLotCells = pgTable(
  'point_lot_cells',
  {
    groupedBy: text('grouped_by', { enum: SUM_GROUPINGS }).notNull(),
    groupId: integer('group_id').notNull(),
    /** The day of booking by tier, the first of its month by store: by store and day there would be as many as entries. */
    bookedOn: dayColumn('booked_on').notNull(),
    /** First day of the month of earning. */
    earnedIn: dayColumn('earned_in').notNull(),
    /** First day of the month that has the last good day; infinity: they never end. */
    endsIn: dayColumn('ends_in').notNull(),
    kind: text('kind', { enum: ENTRY_KINDS }).notNull(),
    isGain: boolean('is_gain').notNull(),
    /** Below zero where points were taken. */
    points: pointsColumn('points').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'point_lot_cells_pkey',
      columns: [t.groupedBy, t.groupId, t.bookedOn, t.earnedIn, t.endsIn, t.kind, t.isGain],
    }),
    oneOf('point_lot_cells_grouping_known', t.groupedBy, SUM_GROUPINGS),
    oneOf('point_lot_cells_kind_known', t.kind, ENTRY_KINDS),
  ],
);

/** Entries that no cell knows yet (trigger): taken by the worker, read beside the cells. Without a key, as deltas are. */
export const pointSumQueue = pgTable('point_sum_queue', {
  memberId: idColumn('member_id').notNull(),
  seq: integer('seq').notNull(),
});

/** Members whose tier or home store is another than the one that their cells stand under (trigger). The oldest row counts. */
export const pointSumMoves = pgTable(
  'point_sum_moves',
  {
    memberId: idColumn('member_id').notNull(),
    moveId: idColumn('move_id').notNull().generatedAlwaysAsIdentity(),
    /** What it was before. */
    tierId: smallint('tier_id').notNull(),
    storeId: integer('store_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'point_sum_moves_pkey', columns: [t.memberId, t.moveId] }),
    index('point_sum_moves_move_idx').on(t.moveId),
  ],
);
