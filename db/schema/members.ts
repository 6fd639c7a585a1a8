import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { IDENTITY_KINDS, MEMBER_KINDS, MEMBER_STATUSES } from '@/lib/domain/members/states';
import { idColumn, momentColumn } from './columns';
import { oneOf } from './constraints';
import { stores, tiers } from './programme';

/** A member of the programme, without personal data. Rows are never deleted (a trigger refuses it). */
export const members = pgTable(
  'members',
  {
    memberId: idColumn('member_id').primaryKey().generatedByDefaultAsIdentity(),
    status: text('status', { enum: MEMBER_STATUSES }).notNull().default('active'),
    kind: text('kind', { enum: MEMBER_KINDS }).notNull().default('person'),
    joinedOn: date('joined_on', { mode: 'string' }).notNull(),
    tierId: smallint('tier_id').references(() => tiers.tierId),
    preferredStoreId: integer('preferred_store_id').references(() => stores.storeId),
    source: text('source').notNull().default(''),
    createdAt: momentColumn('created_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
    /** The member who stands for this one since a merge. */
    mergedInto: idColumn('merged_into'),
    /** The day a membership that is being closed ends. */
    closesOn: date('closes_on', { mode: 'string' }),
  },
  (t) => [
    check('members_merged_into_another', sql`(status = 'merged') = (merged_into IS NOT NULL)`),
    check('members_closing_has_a_day', sql`closes_on IS NULL OR status = 'closing'`),
    // Few are merged: that one is not is known without reading it.
    index('members_merged_idx').on(t.memberId).where(sql`merged_into IS NOT NULL`),
    index('members_merged_into_idx').on(t.mergedInto).where(sql`merged_into IS NOT NULL`),
    index('members_closes_on_idx').on(t.closesOn).where(sql`closes_on IS NOT NULL`),
    oneOf('members_status_known', t.status, MEMBER_STATUSES),
    oneOf('members_kind_known', t.kind, MEMBER_KINDS),
    index('members_joined_on_idx').on(t.joinedOn, t.memberId),
    index('members_tier_id_idx').on(t.tierId),
    index('members_preferred_store_id_idx').on(t.preferredStoreId),
  ],
);

/**
 * Personal data, apart. `search_text` is folded by `fold_text()` (lower case, Cyrillic to Latin), so that
 * either alphabet finds the other; a GIN trigram index forgives typos.
 */
export const memberProfiles = pgTable(
  'member_profiles',
  {
    memberId: idColumn('member_id')
      .primaryKey()
      .references(() => members.memberId),
    firstName: text('first_name').notNull().default(''),
    middleName: text('middle_name').notNull().default(''),
    lastName: text('last_name').notNull().default(''),
    email: text('email'),
    phone: text('phone'),
    birthOn: date('birth_on', { mode: 'string' }),
    birthMd: smallint('birth_md').generatedAlwaysAs(
      sql`(extract(month FROM birth_on) * 100 + extract(day FROM birth_on))::smallint`,
    ),
    /** The day the birthday was last set or changed: a mechanic does not trust a fresh one. */
    birthSetOn: date('birth_set_on', { mode: 'string' }),
    language: text('language', { enum: ['en', 'ru'] }),
    /** IANA name; null: the programme's zone. */
    timeZone: text('time_zone'),
    city: text('city').notNull().default(''),
    postalCode: text('postal_code').notNull().default(''),
    /** Street, house, flat, as one line. */
    address: text('address').notNull().default(''),
    searchText: text('search_text').generatedAlwaysAs(
      sql`fold_text(last_name || ' ' || first_name || ' ' || coalesce(email, ''))`,
    ),
  },
  (t) => [
    index('member_profiles_search_idx').using('gin', t.searchText.op('gin_trgm_ops')),
    index('member_profiles_name_idx').on(t.lastName, t.firstName, t.memberId),
    // The names stand in it as well: without the columns behind the folded name an index alone answers nothing.
    index('member_profiles_birth_name_idx')
      .on(
        t.birthOn,
        sql`fold_text(last_name || ' ' || first_name)`,
        t.memberId,
        t.lastName,
        t.firstName,
      )
      .where(sql`birth_on IS NOT NULL`),
    index('member_profiles_birth_md_idx').on(t.birthMd).where(sql`birth_md IS NOT NULL`),
  ],
);

/**
 * Who a phone, e-mail, external id or card number belongs to. A small table of its own so that the value
 * is unique however members are distributed. Values are normalised: E.164, lower case, digits.
 */
export const identityClaims = pgTable(
  'identity_claims',
  {
    kind: text('kind', { enum: IDENTITY_KINDS }).notNull(),
    value: text('value').notNull(),
    memberId: idColumn('member_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'identity_claims_pkey', columns: [t.kind, t.value] }),
    index('identity_claims_member_id_idx').on(t.memberId),
    index('identity_claims_reversed_idx').on(sql`reverse(${t.value}) text_pattern_ops`),
    oneOf('identity_claims_kind_known', t.kind, IDENTITY_KINDS),
  ],
);
