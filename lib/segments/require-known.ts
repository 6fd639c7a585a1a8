import 'server-only';
import type { Tx } from '@/db/write';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { type NamedThing, namedThings } from '@/lib/domain/segments/named-things';
import { AppError } from '@/lib/domain/shared/errors';

/** Which of the asked are there. Tier 0 is none, and always there. */
const KNOWN: Readonly<Record<NamedThing['kind'], string>> = {
  tiers: 'SELECT tier_id::text AS name FROM tiers UNION SELECT $2',
  stores: 'SELECT store_id::text AS name FROM stores WHERE store_id::text = ANY($1)',
  cardTypes: 'SELECT card_type_id::text AS name FROM card_types',
  // A list that is being filled has a part of its members yet.
  segments: `SELECT segment_id::text AS name FROM segments s WHERE segment_id::text = ANY($1) AND archived_at IS NULL
    AND NOT EXISTS (SELECT FROM list_fills f WHERE f.segment_id = s.segment_id)`,
  mechanics: `SELECT rule_id::text AS name FROM rules WHERE kind = 'mechanic' AND rule_id::text = ANY($1)`,
  attribute: 'SELECT key AS name FROM attributes WHERE key = ANY($1) AND archived_at IS NULL',
};

/** Throws `invalid_input` with the condition and the slot that names what is not there, under the place of the definition. */
export async function requireKnown(
  { client }: Tx,
  definition: SegmentDefinition,
  place = 'definition',
): Promise<void> {
  for (const { kind, values, at } of namedThings(definition)) {
    const asked = values.map(String);
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM (${KNOWN[kind]}) known WHERE name = ANY($1::text[]) AND $2::text IS NOT NULL`,
      [asked, '0'],
    );
    const known = new Set(rows.map(({ name }) => name));
    if (asked.some((name) => !known.has(name))) {
      throw new AppError('invalid_input', { fields: [`${place}.${at}`] });
    }
  }
}
