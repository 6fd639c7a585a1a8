import 'server-only';
import { withTx } from '@/db/write';

/** A member of a test; what is left out is unremarkable. */
export type SeedMember = {
  readonly memberId: number;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly external?: string;
  readonly card?: string;
  readonly tierId?: number;
  readonly status?: string;
  readonly kind?: string;
  readonly joinedOn?: string;
  readonly homeStoreId?: number;
  readonly lastPurchaseOn?: string;
  readonly receipts365?: number;
  readonly revenue365?: number;
};

const DEFAULTS = {
  firstName: '',
  lastName: '',
  phone: null,
  email: null,
  external: null,
  card: null,
  tierId: null,
  status: 'active',
  kind: 'person',
  joinedOn: '2025-01-01',
  homeStoreId: null,
  lastPurchaseOn: null,
  receipts365: 0,
  revenue365: 0,
};

const STATEMENTS = [
  `INSERT INTO members (member_id, status, kind, joined_on, tier_id, merged_into)
   SELECT "memberId", status, kind, "joinedOn", "tierId", CASE WHEN status = 'merged' THEN 1 END FROM seed`,
  `INSERT INTO member_profiles (member_id, first_name, last_name, email, phone)
   SELECT "memberId", "firstName", "lastName", email, phone FROM seed`,
  `INSERT INTO identity_claims (kind, value, member_id)
   SELECT c.kind, c.value, "memberId" FROM seed CROSS JOIN LATERAL (VALUES
     ('phone', phone), ('email', email), ('external', external), ('card', card)) c (kind, value)
   WHERE c.value IS NOT NULL`,
  `INSERT INTO cards (member_id, number, status, issued_on)
   SELECT "memberId", card, 'active', "joinedOn" FROM seed WHERE card IS NOT NULL`,
  `INSERT INTO member_summary (member_id, tier_id, joined_on, home_store_id, last_purchase_on,
     receipts_365, revenue_365_minor)
   SELECT "memberId", "tierId", "joinedOn", "homeStoreId", "lastPurchaseOn", "receipts365", "revenue365"
   FROM seed`,
  `INSERT INTO member_sort_keys (member_id, last_purchase_on, receipts_365, revenue_365_minor, joined_on, home_store_id,
     tier_id, status, kind)
   SELECT "memberId", coalesce("lastPurchaseOn", '0001-01-01'), "receipts365", "revenue365", "joinedOn", "homeStoreId",
     "tierId", status, kind FROM seed`,
];

/** Writes a programme with two tiers, two stores and the given members into a test's own database. */
export async function seedMembers(members: readonly SeedMember[]): Promise<void> {
  await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(
      `INSERT INTO programme (name, currency, time_zone) VALUES ('Test', 'RUB', 'Europe/Moscow')
       ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO tiers VALUES (1, 'base', 1, 'Base', 'Базовый'), (4, 'gold', 4, 'Gold', 'Золотой')
       ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO stores (store_id, external_id, name, format)
       VALUES (1, 'S1', 'Баумана 44', 'supermarket'), (2, 'S2', 'Online', 'online') ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `CREATE TEMP TABLE seed ON COMMIT DROP AS
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x ("memberId" bigint, "firstName" text, "lastName" text,
         phone text, email text, external text, card text, "tierId" smallint, status text, kind text,
         "joinedOn" date, "homeStoreId" int, "lastPurchaseOn" date, "receipts365" int, "revenue365" bigint)`,
      [JSON.stringify(members.map((member) => ({ ...DEFAULTS, ...member })))],
    );
    for (const statement of STATEMENTS) await client.query(statement);
  });
}
