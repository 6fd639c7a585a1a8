import 'server-only';
import type { NewCardFacts } from '@/lib/domain/cards/new-card';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';

/** More types, ranges and stores of a type than this are not told to a task; the command knows them all. */
const TYPES_MAX = 60;
const RANGES_MAX = 500;
const STORES_MAX = 300;

/** A type's own stores, and those of its regions. */
const STORES = `
  SELECT coalesce(json_agg(json_build_object('storeId', s.store_id, 'name', s.name) ORDER BY s.name, s.store_id), '[]')
  FROM (SELECT store_id, name FROM stores s
        WHERE s.region = ANY (y.regions)
          OR EXISTS (SELECT FROM card_type_stores b WHERE b.card_type_id = y.card_type_id AND b.store_id = s.store_id)
        ORDER BY name, store_id LIMIT ${STORES_MAX}) s`;

/** One row: the facts of a new card for member $1 whose card $2 (null: none) is replaced, as JSON. */
const NEW_CARD_SQL = `
  WITH old AS (
    SELECT c.card_type_id FROM cards c WHERE c.member_id = $1::bigint AND c.card_id = $2::bigint
  ), types AS (
    SELECT y.card_type_id AS "cardTypeId", y.name_en AS "nameEn", y.name_ru AS "nameRu", y.form, y.procedures,
      r.rank AS "tierRank", y.archived_at IS NOT NULL AS "isArchived", y.may_supplement AS "maySupplement",
      b.is_bound AS "isBound", y.check_digit AS "checkDigit", y.number_length AS "numberLength",
      y.valid_years AS "validYears",
      EXISTS (SELECT FROM card_number_ranges g WHERE g.card_type_id = y.card_type_id AND g.closed_at IS NULL
        AND g.store_id IS NULL AND g.partner = '' AND g.next_serial <= g.to_serial) AS "hasNumbers",
      EXISTS (SELECT FROM stock_cards k WHERE k.card_type_id = y.card_type_id AND k.state = 'inStock'
        AND k.store_id IS NULL) AS "isInStock",
      CASE WHEN b.is_bound THEN (${STORES}) ELSE '[]'::json END AS stores
    FROM card_types y LEFT JOIN tiers r USING (tier_id)
    CROSS JOIN LATERAL (SELECT cardinality(y.regions) > 0
      OR EXISTS (SELECT FROM card_type_stores s WHERE s.card_type_id = y.card_type_id) AS is_bound) b
    WHERE y.archived_at IS NULL ORDER BY y.is_default DESC, y.card_type_id LIMIT ${TYPES_MAX}
  )
  SELECT json_build_object(
    'tierRank', (SELECT t.rank FROM members m JOIN tiers t USING (tier_id) WHERE m.member_id = $1::bigint),
    'usualTypeId', coalesce((SELECT o.card_type_id FROM old o JOIN types t ON t."cardTypeId" = o.card_type_id),
      default_card_type()),
    'oldTypeId', (SELECT card_type_id FROM old),
    'types', (SELECT coalesce(json_agg(t), '[]') FROM types t),
    'ranges', (SELECT coalesce(json_agg(json_build_object('cardTypeId', g.card_type_id,
        'first', lpad(g.first_number::text, g.number_length, '0'),
        'last', lpad(g.last_number::text, g.number_length, '0'))), '[]')
      FROM (SELECT * FROM card_number_ranges ORDER BY range_id DESC LIMIT ${RANGES_MAX}) g)
  ) AS facts`;

/** Runs a statement of one row, inside a transaction or not. */
type ReadFacts = (
  statement: string,
  parameters: [number, number | null],
) => Promise<readonly { readonly facts: NewCardFacts }[]>;

/** What decides which card the member of a task can be given; null when it gives none. */
export async function newCardFactsOf(
  read: ReadFacts,
  {
    kind,
    memberId,
    cardId,
  }: {
    readonly kind: TaskKind;
    readonly memberId: number;
    readonly cardId: number | null;
  },
): Promise<NewCardFacts | null> {
  if (taskDefinition(kind).givesCard !== true) return null;
  const rows = await read(NEW_CARD_SQL, [memberId, cardId]);
  return rows[0]?.facts ?? null;
}
