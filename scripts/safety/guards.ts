/** A guard of the database, how to take it away, and the test that then goes red. */
export type Guard = {
  readonly invariant: string;
  readonly name: string;
  readonly remove: string;
  readonly test: string;
  readonly title: string;
};

const GUARDS_TEST = 'lib/points/guards.db.test.ts';
const RETURNS_TEST = 'lib/purchases/return-purchase.db.test.ts';
const MECHANICS_TEST = 'lib/mechanics/guards.db.test.ts';
const BOOKS_TEST = 'lib/points/books-at-once.db.test.ts';

const guard = (
  invariant: string,
  name: string,
  rest: Omit<Guard, 'invariant' | 'name'>,
): Guard => ({
  invariant,
  name,
  ...rest,
});

const dropTrigger = (name: string, table: string) => `DROP TRIGGER ${name} ON ${table}`;
const dropCheck = (name: string, table: string) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`;
/** A function of another name or other arguments is not made: the count of functions would change. */
const neverRefuses = (signature: string) => `DO $do$
  DECLARE functions int := (SELECT count(*) FROM pg_proc);
  BEGIN
    CREATE OR REPLACE FUNCTION ${signature} RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
    ASSERT (SELECT count(*) FROM pg_proc) = functions, 'there is no such guard';
  END $do$`;
const OF_ENTRIES =
  '(of_members bigint[], of_seqs integer[], of_nets bigint[], of_balances bigint[], of_pendings bigint[], of_debts bigint[], of_lots bigint[])';

/** The list that docs/safety.md shows: I1 to I6 and what stands beside them. */
export const GUARDS: readonly Guard[] = [
  guard('I1', 'entries are chained', {
    remove: dropTrigger('point_entries_chained', 'point_entries'),
    test: GUARDS_TEST,
    title: 'an entry that skips a number',
  }),
  guard('I1', 'an account is compared with its entries and lots', {
    remove: neverRefuses('require_point_accounts(of_members bigint[])'),
    test: GUARDS_TEST,
    title: 'a balance from nowhere',
  }),
  guard('I1', 'an entry is compared with its lots', {
    remove: neverRefuses('require_point_entries(of_members bigint[], of_seqs integer[])'),
    test: GUARDS_TEST,
    title: 'what an entry that is not there took',
  }),
  guard('I1', 'a new entry is compared as it was written, and its account with it', {
    remove: neverRefuses(`require_new_point_entries${OF_ENTRIES}`),
    test: GUARDS_TEST,
    title: 'an entry without its lot',
  }),
  guard('I1', 'an end is compared with the lot that it names', {
    remove: neverRefuses(`require_ended_point_lots${OF_ENTRIES}`),
    test: 'lib/points/ended-at-once.db.test.ts',
    title: 'an end of a part of its lot',
  }),
  guard('I1', 'a lot that is made has its entry compared', {
    remove: neverRefuses('touch_point_makers(of_members bigint[], of_seqs integer[])'),
    test: BOOKS_TEST,
    title: 'a lot that an old entry, or one that only takes',
  }),
  guard('I1', 'figures of entries are written down by what sees them', {
    remove: dropTrigger('point_touches_of_entries', 'point_touches'),
    test: BOOKS_TEST,
    title: 'nobody writes down figures for entries',
  }),
  guard('I1', 'a lot is compared with what was taken and promised', {
    remove: neverRefuses('require_point_lots(of_members bigint[], of_lots bigint[])'),
    test: GUARDS_TEST,
    title: 'points that are held without a hold',
  }),
  guard('I1', 'a hold is compared with its lots', {
    remove: neverRefuses('require_point_holds(of_members bigint[], of_holds bigint[])'),
    test: GUARDS_TEST,
    title: 'a hold that promises other than its lots',
  }),
  guard('I1', 'what was written down to be compared is not rewritten', {
    remove: dropTrigger('point_touches_stay', 'point_touches'),
    test: BOOKS_TEST,
    title: 'nobody spares a comparison by taking away what is kept for it',
  }),
  guard('I1', 'the comparing at COMMIT', {
    remove: dropTrigger('books_balance', 'point_touches'),
    test: BOOKS_TEST,
    title: 'what is written down twice is compared once',
  }),
  guard('I1', 'both sides of a movement come to nothing', {
    remove: dropTrigger('point_entries_have_two_sides', 'point_entries'),
    test: 'lib/points/two-sides.db.test.ts',
    title: 'LED-01 99.90 that go and 99.80 that come',
  }),
  guard('I1', 'a lot does not grow, nor go back', {
    remove: dropTrigger('point_lots_go_forward', 'point_lots'),
    test: GUARDS_TEST,
    title: 'a lot that grows',
  }),
  guard('I2', 'a balance is not below the debt', {
    remove: dropCheck('point_accounts_not_below_debt', 'point_accounts'),
    test: GUARDS_TEST,
    title: 'a balance below zero',
  }),
  guard('I2', 'a lot is not below zero', {
    remove: `${dropCheck('point_lots_held_in_remaining', 'point_lots')}; ${dropCheck('point_lots_remaining_in_amount', 'point_lots')}`,
    test: GUARDS_TEST,
    title: 'a lot below zero',
  }),
  guard('I3', 'entries are not changed', {
    remove: dropTrigger('append_only', 'point_entries'),
    test: GUARDS_TEST,
    title: 'nobody changes a row of point_entries',
  }),
  guard('I3', 'accounts are not deleted', {
    remove: dropTrigger('never_deleted', 'point_accounts'),
    test: GUARDS_TEST,
    title: 'nobody deletes from or empties point_accounts',
  }),
  guard('I3', 'the ledger is not emptied', {
    remove: dropTrigger('never_emptied', 'point_allocations'),
    test: GUARDS_TEST,
    title: 'nobody deletes from or empties point_allocations',
  }),
  guard('I4', 'a key has one row', {
    remove: dropCheck('point_keys_pkey', 'point_keys'),
    test: 'lib/points/parallel.db.test.ts',
    title: '40 deliveries of one order',
  }),
  guard('I4', 'a key is answered once', {
    remove: dropTrigger('point_keys_answered_once', 'point_keys'),
    test: GUARDS_TEST,
    title: 'is not kept without an answer, nor answered twice',
  }),
  guard('I4', 'a key is kept with its answer', {
    remove: dropTrigger('point_keys_have_answers', 'point_keys'),
    test: GUARDS_TEST,
    title: 'is not kept without an answer, nor answered twice',
  }),
  guard('I5', 'a receipt is claimed once', {
    remove: dropCheck('receipt_claims_pkey', 'receipt_claims'),
    test: 'lib/purchases/record-purchase.db.test.ts',
    title: 'I5 30 receipts, each sent by two tills under two keys at once',
  }),
  guard('I6', 'no line comes back more than it was bought', {
    remove: dropCheck('purchase_lines_returned_within', 'purchase_lines'),
    test: RETURNS_TEST,
    title: 'I6 the database itself refuses more back than was bought',
  }),
  guard('I6', 'no receipt comes back more than it was bought', {
    remove: dropCheck('purchases_returned_within', 'purchases'),
    test: RETURNS_TEST,
    title: 'I6 the database itself refuses more back than was bought',
  }),
  guard('I4', 'a key of a movement is not deleted, one of a call not before its days are over', {
    remove: dropTrigger('point_keys_deleted_late', 'point_keys'),
    test: GUARDS_TEST,
    title: 'of a call of the API goes after 30 days',
  }),
  guard('I11', 'no write without an actor', {
    remove: dropTrigger('require_actor', 'point_lots'),
    test: GUARDS_TEST,
    title: 'every table of the ledger has its guards, none is switched off',
  }),
  guard('I12', 'the second person is another', {
    remove: dropCheck('point_entries_second_person', 'point_entries'),
    test: GUARDS_TEST,
    title: 'the same person as the second one',
  }),
  guard('I9', 'a mechanic gives a member once for an occurrence', {
    remove: dropCheck('awards_pkey', 'awards'),
    test: MECHANICS_TEST,
    title: 'I9 of an occurrence that has one',
  }),
  guard('I9', 'an award goes forward', {
    remove: dropTrigger('awards_go_forward', 'awards'),
    test: MECHANICS_TEST,
    title: 'go forward',
  }),
  guard('I9', 'an award stays', {
    remove: dropTrigger('awards_stay', 'awards'),
    test: MECHANICS_TEST,
    title: 'none is taken out',
  }),
];
