import 'server-only';
import { withTx } from '@/db/write';

/** A receipt or a return of the small world. */
export type WorldPurchase = {
  readonly on: string;
  readonly store: number;
  readonly isReturn: boolean;
  /** What was taken off, in minor units. */
  readonly discount?: number;
  readonly lines: readonly {
    readonly category: string;
    readonly article: string;
    readonly amount: number;
  }[];
};

/** A value of a custom attribute, in the kind that a condition asks by. */
export type AttributeValue = {
  readonly kind: 'texts' | 'options' | 'yesNo' | 'numbers' | 'dates';
  readonly is: string | number | boolean;
};

/** Custom attributes of the small world. */
export const WORLD_ATTRIBUTES = {
  hobby: 'text',
  size: 'choice',
  pet: 'yesNo',
  children: 'number',
  wedding: 'date',
} as const;

/** A member of the small world; null and empty: nobody knows. */
export type WorldMember = {
  readonly id: number;
  readonly status: string;
  readonly kind: string;
  readonly joinedOn: string;
  readonly tier: number | null;
  /** How they stand on the ladder of the small world, on the tier they show or on another. */
  readonly standing: {
    readonly tier: number;
    readonly sinceOn: string | null;
    readonly validUntilOn: string | null;
    readonly graceUntilOn: string | null;
  } | null;
  /** A tier that a merge brought, for some days. */
  readonly floor: {
    readonly tier: number;
    readonly fromOn: string;
    readonly untilOn: string;
  } | null;
  readonly source: string;
  readonly city: string;
  readonly birthOn: string | null;
  readonly scores: readonly [number, number, number] | null;
  readonly cards: readonly { readonly type: number; readonly status: string }[];
  readonly consents: readonly { readonly purpose: string; readonly channel: string }[];
  readonly purchases: readonly WorldPurchase[];
  /** By key. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** What they did, at the minute of the member on the day in Moscow. */
  readonly events: readonly { readonly name: string; readonly on: string }[];
  /** Contacts that were confirmed; ended: not any more. */
  readonly confirmed: readonly { readonly contact: 'email' | 'phone'; readonly isEnded: boolean }[];
  /** Messages to them, ended at the minute of the member on the day in Moscow; a promotional one needs a consent to advertising. */
  readonly messages: readonly {
    readonly state: string;
    readonly kind: string;
    readonly on: string;
    /** The mechanic that it is of; null: of none. */
    readonly mechanic: number | null;
    /** What became of it, at that minute of the day. */
    readonly events: readonly { readonly kind: string; readonly on: string }[];
  }[];
  /** What mechanics had for them, decided on the day; what was taken back, at that minute of a day. */
  readonly awards: readonly {
    readonly mechanic: number;
    readonly state: string;
    readonly on: string;
    readonly backOn: string | null;
  }[];
  /** Channels whose contact is written to no more; ended: is written to again. `by`: the member it was found with. */
  readonly suppressed: readonly {
    readonly channel: string;
    readonly isEnded: boolean;
    readonly by: number;
  }[];
  /** What the model says: the chance that they still buy, days with a purchase in 30 and in 90 days. */
  readonly outlook: readonly [number, number, number] | null;
  /** The store of the first purchase. */
  readonly homeStore: number | null;
};

/** The rule that is the ladder of the small world. */
export const WORLD_RULE = 901;

/** Rules that are mechanics of the small world. */
export const WORLD_MECHANICS = [902, 903] as const;

/** Stores of the small world. */
export const WORLD_STORES = [
  { id: 1, format: 'supermarket' },
  { id: 2, format: 'online' },
  { id: 3, format: 'supermarket' },
] as const;

const receiptsOf = ({ purchases }: WorldMember) =>
  purchases.filter(({ isReturn }) => !isReturn).map(({ on }) => on);

/** The days of the first and the latest receipt. */
export function firstAndLast(member: WorldMember): readonly [string | null, string | null] {
  const days = receiptsOf(member).sort();
  return [days[0] ?? null, days.at(-1) ?? null];
}

/** The zone of the programme of the small world. */
export const WORLD_ZONE = 'Europe/Moscow';

/** Minutes of a day at which things happen, by the member: days of another zone tell its first and last ones apart. */
export const WORLD_MINUTES = [0, 720, 1439] as const;

const momentOf = (day: string) =>
  `(((${day})::date + interval '1 minute' * (ARRAY[${WORLD_MINUTES}])[id % 3 + 1]) AT TIME ZONE '${WORLD_ZONE}')`;

const STATEMENTS = [
  `INSERT INTO members (member_id, status, kind, joined_on, tier_id, source)
   SELECT id, status, kind, "joinedOn", tier, source FROM world`,
  `INSERT INTO member_profiles (member_id, city, birth_on, email, phone)
   SELECT id, city, "birthOn", 'm' || id || '@example.org', '+7900' || lpad(id::text, 7, '0') FROM world`,
  `INSERT INTO member_summary (member_id, joined_on, home_store_id, first_purchase_on, last_purchase_on, receipts, r, f, m)
   SELECT id, "joinedOn", "homeStore", first, last, receipts, (scores->>0)::int, (scores->>1)::int, (scores->>2)::int FROM world`,
  `INSERT INTO member_sort_keys (member_id, last_purchase_on, joined_on, home_store_id, tier_id, status, kind)
   SELECT id, coalesce(last, '0001-01-01'), "joinedOn", "homeStore", tier, status, kind FROM world`,
  `INSERT INTO card_types (card_type_id, code, name_en, name_ru, check_digit, number_length, procedures)
   SELECT n, 'T' || n, 'Type ' || n, 'Тип ' || n, 'none', 10, ARRAY['virtual'] FROM generate_series(101, 102) n`,
  `INSERT INTO cards (member_id, number, status, issued_on, card_type_id, block_reason)
   SELECT id, '9' || lpad(id::text, 8, '0') || c.n, c.card->>'status', '2025-01-01', (c.card->>'type')::int,
     CASE WHEN c.card->>'status' = 'blocked' THEN 'lost' END
   FROM world CROSS JOIN jsonb_array_elements(cards) WITH ORDINALITY c (card, n)`,
  `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
   SELECT id, c->>'purpose', c->>'channel', 'given', 1, 'en', 'desk', 'signedForm', 'system:test', now()
   FROM world CROSS JOIN jsonb_array_elements(consents) c`,
  `INSERT INTO member_attributes (member_id, attribute_id, text_value, option_id, yes_no_value, number_value, date_value)
   SELECT id, t.attribute_id, CASE t.type WHEN 'text' THEN v->>'is' END, CASE t.type WHEN 'choice' THEN (v->>'is')::int END,
     CASE t.type WHEN 'yesNo' THEN (v->>'is')::boolean END, CASE t.type WHEN 'number' THEN (v->>'is')::numeric END,
     CASE t.type WHEN 'date' THEN (v->>'is')::date END
   FROM world CROSS JOIN jsonb_each(attributes) a (key, v) JOIN attributes t USING (key)`,
  `INSERT INTO member_events (member_id, name, reference, actor, occurred_at, booked_at)
   SELECT id, e.event->>'name', 'E' || e.n, 'system:test', ${momentOf("e.event->>'on'")}, now()
   FROM world CROSS JOIN jsonb_array_elements(events) WITH ORDINALITY e (event, n)`,
  `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
   SELECT id, c->>'contact', CASE c->>'contact' WHEN 'email' THEN p.email ELSE p.phone END, 'code', 'system:test', now()
   FROM world CROSS JOIN jsonb_array_elements(confirmed) c JOIN member_profiles p ON p.member_id = id`,
  `UPDATE contact_confirmations f SET ended_at = now(), value = NULL
   FROM world CROSS JOIN jsonb_array_elements(confirmed) c
   WHERE f.member_id = id AND f.contact = c->>'contact' AND (c->>'isEnded')::boolean`,
  `INSERT INTO messages (member_id, channel, kind, template, language, state, next_at, queued_at, begun_at, ended_at, params,
     rule_id, rule_version_id, consent_id)
   SELECT id, 'email', m->>'kind', 'contactCode', 'en', m->>'state', at, at, at, at, jsonb_build_object('n', n),
     (m->>'mechanic')::int, (m->>'mechanic')::int,
     CASE m->>'kind' WHEN 'promotional' THEN (
       SELECT c.consent_id FROM consents c WHERE c.member_id = id AND c.purpose = 'advertising' LIMIT 1) END
   FROM world CROSS JOIN jsonb_array_elements(messages) WITH ORDINALITY t (m, n)
     CROSS JOIN LATERAL (SELECT ${momentOf("m->>'on'")} AS at) moment`,
  `INSERT INTO message_events (member_id, message_id, kind, happened_at)
   SELECT id, s.message_id, e->>'kind', ${momentOf("e->>'on'")}
   FROM world CROSS JOIN jsonb_array_elements(messages) WITH ORDINALITY t (m, n) CROSS JOIN jsonb_array_elements(m->'events') e
   JOIN messages s ON s.member_id = id AND (s.params->>'n')::int = n`,
  `INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, state, decided_on, decided_at, due_on, settled_at, dropped)
   SELECT id, (a->>'mechanic')::int, 'o' || n, 1, a->>'state', (a->>'on')::date, now(), (a->>'on')::date,
     ${momentOf("a->>'backOn'")}, CASE a->>'state' WHEN 'dropped' THEN 'late' END
   FROM world CROSS JOIN jsonb_array_elements(awards) WITH ORDINALITY t (a, n)`,
  `INSERT INTO suppressions (member_id, channel, contact_hash, reason, actor, begun_at, ended_at)
   SELECT (s->>'by')::bigint, s->>'channel', encode(sha256(convert_to((s->>'channel') || ':' || CASE s->>'channel'
       WHEN 'email' THEN p.email WHEN 'sms' THEN p.phone ELSE id::text END, 'UTF8')), 'hex'), 'bounce', 'system:test', now(),
     CASE WHEN (s->>'isEnded')::boolean THEN now() END
   FROM world CROSS JOIN jsonb_array_elements(suppressed) s JOIN member_profiles p ON p.member_id = id`,
  `INSERT INTO member_outlooks (member_id, p_alive, expected_30, expected_90)
   SELECT id, (outlook->>0)::real, (outlook->>1)::real, (outlook->>2)::real FROM world WHERE jsonb_typeof(outlook) = 'array'`,
  `INSERT INTO tier_standings (member_id, rule_id, tier_id, since_on, valid_until_on, grace_until_on, grace_from_on)
   SELECT id, rule_id, (standing->>'tier')::smallint, (standing->>'sinceOn')::date, (standing->>'validUntilOn')::date,
     (standing->>'graceUntilOn')::date, CASE WHEN standing->>'graceUntilOn' IS NOT NULL THEN '2023-01-01'::date END
   FROM world CROSS JOIN (SELECT rule_id FROM rules WHERE kind = 'tiers') r WHERE jsonb_typeof(standing) = 'object'`,
  `INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, created_at)
   SELECT id, rule_id, (floor->>'tier')::smallint, (floor->>'fromOn')::date, (floor->>'untilOn')::date, 'merge', 'merge', now()
   FROM world CROSS JOIN (SELECT rule_id FROM rules WHERE kind = 'tiers') r WHERE jsonb_typeof(floor) = 'object'`,
  `SELECT ensure_month_partitions(min((b->>'on')::date), max((b->>'on')::date))
   FROM world CROSS JOIN jsonb_array_elements(purchases) b`,
  `CREATE TEMP TABLE bought ON COMMIT DROP AS
   SELECT id, nextval('purchase_id_seq') AS purchase_id, (b->>'on')::date AS day, (b->>'store')::int AS store,
     (b->>'isReturn')::boolean AS is_return, coalesce((b->>'discount')::bigint, 0) AS discount, b->'lines' AS lines
   FROM world CROSS JOIN jsonb_array_elements(purchases) b`,
  `INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, is_return, purchased_at, amount_minor, discount_minor, gap_days)
   SELECT id, day, purchase_id, store, 'R' || purchase_id, is_return, day::timestamptz,
     (SELECT sum((l->>'amount')::bigint) FROM jsonb_array_elements(lines) l), discount,
     CASE WHEN NOT is_return THEN day - lag(day) OVER (PARTITION BY id, is_return ORDER BY day, purchase_id) END FROM bought`,
  `INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor)
   SELECT id, day, purchase_id, l.n, l.line->>'article', l.line->>'category', 1000, (l.line->>'amount')::bigint
   FROM bought CROSS JOIN jsonb_array_elements(lines) WITH ORDINALITY l (line, n)`,
  `UPDATE member_summary s SET revenue_minor = b.revenue
   FROM (SELECT member_id, sum(amount_minor) AS revenue FROM purchases GROUP BY 1) b WHERE b.member_id = s.member_id`,
];

/** Puts the members with all they have straight into the tables of a test's own database. */
export async function buildWorld(members: readonly WorldMember[]): Promise<void> {
  const rows = members.map((member) => {
    const [first, last] = firstAndLast(member);
    const receipts = receiptsOf(member).length;
    return { ...member, first, last, receipts };
  });
  await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(
      `INSERT INTO programme (name, currency, time_zone) VALUES ('Test', 'RUB', '${WORLD_ZONE}')`,
    );
    await client.query(
      `INSERT INTO tiers VALUES (1, 'base', 1, 'Base', 'Базовый'), (2, 'gold', 2, 'Gold', 'Золотой')`,
    );
    await client.query(
      `INSERT INTO rules (rule_id, kind, name_en, name_ru) OVERRIDING SYSTEM VALUE VALUES (${WORLD_RULE}, 'tiers', 'L', 'L')`,
    );
    await client.query(
      `INSERT INTO rules (rule_id, kind, name_en, name_ru) OVERRIDING SYSTEM VALUE
       SELECT n, 'mechanic', 'M', 'M' FROM unnest($1::int[]) n`,
      [[...WORLD_MECHANICS]],
    );
    for (const { id, format } of WORLD_STORES) {
      await client.query(
        `INSERT INTO stores (store_id, external_id, name, format) VALUES ($1::int, 'S' || $1::int, 'Store ' || $1::int, $2)`,
        [id, format],
      );
    }
    await client.query(
      `INSERT INTO consent_texts (purpose, version, language, text, valid_from_on, actor, created_at)
       SELECT purpose, 1, 'en', 'Text', '2020-01-01', 'system:test', now()
       FROM unnest(ARRAY['profiling', 'advertising']) purpose ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `CREATE TEMP TABLE world ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (id bigint,
         status text, kind text, "joinedOn" date, tier smallint, source text, city text, "birthOn" date, scores jsonb,
         attributes jsonb, events jsonb, cards jsonb, consents jsonb, purchases jsonb, confirmed jsonb, messages jsonb, awards jsonb, suppressed jsonb, outlook jsonb, standing jsonb, floor jsonb, receipts int, "homeStore" int, first date, last date)`,
      [JSON.stringify(rows)],
    );
    await client.query(
      `INSERT INTO attributes (key, label_en, label_ru, type, position, created_at)
       SELECT key, key, key, value, row_number() OVER (), now() FROM jsonb_each_text($1::jsonb)`,
      [JSON.stringify(WORLD_ATTRIBUTES)],
    );
    await client.query(
      `INSERT INTO attribute_options (attribute_id, option_id, label_en, label_ru, position)
       SELECT attribute_id, n, n, n, n FROM attributes CROSS JOIN generate_series(1, 3) n WHERE type = 'choice'`,
    );
    for (const statement of STATEMENTS) await client.query(statement);
  });
}
